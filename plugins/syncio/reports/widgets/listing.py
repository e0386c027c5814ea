"""An open review: its figures, the changes that are listed, deciding them one by one or all, and signing."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.reports.desk import ROWS, Desk
from syncio.reports.drafts import Act
from syncio.reports.widgets.filters import Filters
from syncio.reports.widgets.pager import Pager
from syncio.reports.widgets.parts import column, html, layout
from syncio.reports.widgets.row import RowCard


class Listing(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """The filter and the pool of rows; `act` is called with what has to be done at the desk, and shows it then."""

    def __init__(
        self,
        desk: Desk,
        act: Callable[[Callable[[], None]], None],
        decide: Callable[[ChangeRow, Act], None],
        look: Callable[[int], None],
    ) -> None:
        self.desk = desk
        self.filters = Filters(desk, lambda wanted: act(lambda: desk.filter(**wanted)))
        self.rows = [RowCard(desk, decide, look) for _ in range(ROWS)]
        self.pagers = [Pager(lambda pages: act(lambda: desk.turn(pages))) for _ in range(2)]
        self.nothing = html("sy-muted")
        super().__init__(
            [self.filters, self.pagers[0], self.nothing, column(self.rows), self.pagers[1]], layout=layout()
        )
        self.add_class("sy-listing")

    @property
    def shown(self) -> list[int | None]:
        """Which changes stand in the rows."""
        return [row.change.id if row.change else None for row in self.rows]

    def show(self) -> None:
        page = self.desk.page
        self.filters.show()
        for row, change in zip(self.rows, [*page.changes, *[None] * ROWS], strict=False):
            row.show(change)
        for pager in self.pagers:
            pager.show(self.desk.offset, len(page.changes), page.total, ROWS)
        self.nothing.value = "" if page.changes else "No change is listed. “Show all” takes all conditions away."
