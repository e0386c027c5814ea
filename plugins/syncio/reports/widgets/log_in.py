"""Name and password, sent once; the password leaves the widget before anything else happens."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.desk import Desk
from syncio.reports.widgets.parts import button, layout, text


class LogIn(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Logs in at the desk, then calls `entered`."""

    def __init__(self, desk: Desk, entered: Callable[[], None]) -> None:
        self.desk, self.entered = desk, entered
        self.user = text("User name", "as in Airflow")
        self.password = text("Password", secret=True)
        self.address = text("Address of Airflow")
        self.address.value = desk.address
        self.button = button("Log in", self.log_in, primary=True)
        self.entering = False
        self.password.on_msg(lambda _, content, __: self._enter(content))
        self.password.observe(lambda _: self._come(), "value")
        super().__init__([self.user, self.password, self.address, self.button], layout=layout())
        self.add_class("sy-login")

    def log_in(self) -> None:
        password, self.password.value = self.password.value, ""
        if not password:  # pressed twice
            return
        self.button.disabled = True
        try:
            self.desk.log_in(self.address.value, self.user.value, password)
        finally:
            self.button.disabled = False
        self.entered()

    def _enter(self, content: dict[str, str]) -> None:
        """Enter was pressed in the password's field; what stands in it comes after that."""
        self.entering = content.get("event") == "submit"
        self._come()

    def _come(self) -> None:
        if self.entering and self.password.value:
            self.entering = False
            self.log_in()
