"""Which changes are listed, and which page of them."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.desk import ROWS, Desk

STATES = (("Every state", ""), ("Undecided", "undecided"), ("Approved", "approved"), ("Rejected", "rejected"))
SEVERITIES = (("Every severity", ""), ("Blocked", "block"), ("Look", "look"), ("Note", "info"), ("No flag", "none"))


class Filters(widgets.HBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Tells the desk what to list, then calls `changed`."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.desk, self.changed = desk, changed
        narrow = {"width": "150px"}
        self.state = widgets.Dropdown(options=STATES, layout=narrow)
        self.severity = widgets.Dropdown(options=SEVERITIES, layout=narrow)
        self.text = widgets.Text(placeholder="Number or debtor", continuous_update=False, layout={"width": "200px"})
        for box in (self.state, self.severity, self.text):
            box.observe(lambda _: self.apply(), "value")
        super().__init__([self.state, self.severity, self.text], layout={"flex_flow": "row wrap"})

    def apply(self) -> None:
        self.desk.filter(state=self.state.value, severity=self.severity.value, text=self.text.value.strip())
        self.changed()


class Pager(widgets.HBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Turns the desk's pages, then calls `turned`."""

    def __init__(self, desk: Desk, turned: Callable[[], None]) -> None:
        self.desk, self.turned = desk, turned
        small = {"width": "auto"}
        self.back = widgets.Button(description="Back", icon="chevron-left", layout=small)
        self.on = widgets.Button(description="On", icon="chevron-right", layout=small)
        self.place = widgets.Label()
        self.back.on_click(lambda _: self.turn(-1))
        self.on.on_click(lambda _: self.turn(1))
        super().__init__([self.back, self.place, self.on])

    def turn(self, pages: int) -> None:
        self.desk.turn(pages)
        self.turned()

    def show(self) -> None:
        """Say where in the list the page stands."""
        shown, total = len(self.desk.page.changes), self.desk.page.total
        first = self.desk.offset + 1 if shown else 0
        self.place.value = f"{first:,} to {self.desk.offset + shown:,} of {total:,}"
        self.back.disabled = self.desk.offset == 0
        self.on.disabled = self.desk.offset + ROWS >= total
