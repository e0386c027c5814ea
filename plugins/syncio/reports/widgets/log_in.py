"""Name and password, sent once; the password leaves the widget before anything else happens."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.desk import Desk


class LogIn(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Logs in at the desk, then calls `entered`."""

    def __init__(self, desk: Desk, entered: Callable[[], None]) -> None:
        self.desk, self.entered = desk, entered
        wide = {"width": "min(420px, 100%)"}
        self.address = widgets.Text(value=desk.address, description="Address", layout=wide)
        self.user = widgets.Text(description="User", placeholder="as in Airflow", layout=wide)
        self.password = widgets.Password(description="Password", layout=wide)
        self.button = widgets.Button(description="Log in", button_style="primary", layout={"margin": "4px 0 0 90px"})
        self.button.on_click(lambda _: self.log_in())
        super().__init__([self.address, self.user, self.password, self.button], layout={"padding": "8px 0"})

    def log_in(self) -> None:
        password, self.password.value = self.password.value, ""
        self.button.disabled = True
        try:
            self.desk.log_in(self.address.value, self.user.value, password)
        finally:
            self.button.disabled = False
        self.entered()
