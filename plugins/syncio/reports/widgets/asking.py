"""What is about to be done, shown before it is done: a panel with a press that does it and one that does not."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.widgets.parts import bar, button, dressed, html, is_shown, layout, show


class Asking(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """`confirm` does it, once, however often it is pressed; `cancel` leaves things as they are."""

    def __init__(self, confirm: Callable[[], None], cancel: Callable[[], None], no: str = "Not yet") -> None:
        self.confirm = confirm
        self.text = html()
        self.yes = button("", self._confirm, primary=True)
        self.no = button(no, cancel)
        super().__init__([self.text, bar([self.yes, self.no])], layout=layout())
        dressed(self, "sy-panel")
        show(self, False)

    def show(self, text: str, does: str) -> None:
        """Show what it would be, on a button that says so; '' shows nothing."""
        appears = bool(text) and not is_shown(self)
        self.text.value, self.yes.description = text, does
        show(self, bool(text))
        if appears:
            self.no.focus()

    def _confirm(self) -> None:
        if is_shown(self):
            show(self, False)
            self.confirm()
