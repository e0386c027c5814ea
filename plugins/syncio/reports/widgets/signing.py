"""Signing: what the signature is about, then the press that gives it."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.desk import Desk
from syncio.reports.rendering import render
from syncio.reports.widgets.parts import bar, button, dressed, html, is_shown, layout, show

ORDER = ("approved", "rejected", "undecided", "superseded")


class Signing(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Signs at the desk, then calls `signed`."""

    def __init__(self, desk: Desk, signed: Callable[[], None]) -> None:
        self.desk, self.signed = desk, signed
        self.text = html()
        self.yes = button("Sign and close the review", self.confirm, primary=True)
        self.no = button("Not yet", self.close_panel)
        super().__init__([self.text, bar([self.yes, self.no])], layout=layout())
        dressed(self, "sy-panel", "sy-signing")
        show(self, False)

    def ask(self) -> None:
        """Show how the review stands now, and what a signature would do."""
        self.desk.ask_to_sign()
        review, summary = self.desk.review, self.desk.summary
        if review is None or summary is None or self.desk.notice.kind == "problem":
            self.signed()
            return
        states = sorted(summary.states, key=lambda each: ORDER.index(each.state))
        self.text.value = render("statement.html", review=review, states=states)
        show(self)
        self.no.focus()

    def confirm(self) -> None:
        """Sign, once, however often it is pressed."""
        if is_shown(self):
            self.close_panel()
            self.desk.sign()
            self.signed()

    def close_panel(self) -> None:
        show(self, False)
