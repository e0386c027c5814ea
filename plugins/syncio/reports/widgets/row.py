"""One row of the pool: a change and what can be done with it. Rows are made once and given other changes."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.reports.desk import Desk
from syncio.reports.drafts import Act
from syncio.reports.rendering import render
from syncio.reports.widgets.deciding import Deciding
from syncio.reports.widgets.parts import dressed, html, layout, show


class RowCard(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows `change`; `decide` and `look` are called with it."""

    def __init__(self, desk: Desk, decide: Callable[[ChangeRow, Act], None], look: Callable[[int], None]) -> None:
        self.desk = desk
        self.change: ChangeRow | None = None
        self.text = html()
        self.deciding = Deciding(desk, decide, lambda change: look(change.id))
        super().__init__([self.text, self.deciding], layout=layout())
        dressed(self, "sy-card", "sy-change")
        show(self, False)

    def show(self, change: ChangeRow | None) -> None:
        """Show a change, or nothing; what was typed for it before stands there again."""
        if change is not None:
            notice = self.desk.notice if self.desk.notice.change == change.id else None
            self.text.value = render("row.html", row=change, notice=notice)
            self._dress(change)
        self.change = change
        self.deciding.show(change)
        show(self, change is not None)

    def _dress(self, change: ChangeRow) -> None:
        if self.change is None or self.change.severity != change.severity:
            if self.change is not None:
                self.remove_class(f"sy-is-{self.change.severity}")
            self.add_class(f"sy-is-{change.severity}")
