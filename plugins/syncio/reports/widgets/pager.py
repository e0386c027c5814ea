"""Which part of a list is shown, and buttons to the ones beside it."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.widgets.parts import BACK, ON, button, html, layout, show


class Pager(widgets.HBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Calls `turn` with -1 or 1."""

    def __init__(self, turn: Callable[[int], None]) -> None:
        self.back = button(f"{BACK} Back", lambda: turn(-1))
        self.on = button(f"On {ON}", lambda: turn(1))
        self.place = html()
        super().__init__([self.back, self.on, self.place], layout=layout())
        self.add_class("sy-bar")

    def show(self, offset: int, count: int, total: int, rows: int) -> None:
        """Say that `count` of `total` are shown from `offset` on; nothing of all this where one page holds them."""
        first = offset + 1 if count else 0
        self.place.value = f"{first:,} to {offset + count:,} of {total:,}"
        self.back.disabled, self.on.disabled = offset == 0, offset + count >= total
        for each in (self.back, self.on):
            show(each, total > rows)
        show(self, total > 0)
