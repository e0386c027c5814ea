"""One change looked at closely: its versions side by side, the evidence, what was decided before."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.reports.desk import Desk
from syncio.reports.drafts import Act
from syncio.reports.rendering import render
from syncio.reports.side_by_side import columns, tables
from syncio.reports.widgets.deciding import Deciding
from syncio.reports.widgets.parts import BACK, bar, button, html, layout, show


class Detail(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows the desk's detail. `step` is called with -1 or 1 to see the change before or after, `leave` to go back."""

    def __init__(
        self,
        desk: Desk,
        decide: Callable[[ChangeRow, Act], None],
        step: Callable[[int], None],
        leave: Callable[[], None],
    ) -> None:
        self.desk = desk
        self.back = button(f"{BACK} Back to the list", leave)
        self.previous = button("Previous change", lambda: step(-1))
        self.next = button("Next change", lambda: step(1))
        self.text = html()
        self.deciding = Deciding(desk, decide)
        super().__init__([bar([self.back, self.previous, self.next]), self.text, self.deciding], layout=layout())
        self.add_class("sy-detail")
        show(self, False)

    def show(self) -> None:
        """Show what is looked at, if anything is."""
        detail = self.desk.detail
        if detail is not None:
            versions = columns(detail)
            notice = self.desk.notice if self.desk.notice.change == detail.change.id else None
            held = any(version.role == "funded" for version in detail.versions)
            shown = {"columns": versions, "tables": tables(versions).items(), "notice": notice, "held": held}
            self.text.value = render("detail.html", detail=detail, **shown)
            places = [change.id for change in self.desk.page.changes]
            at = places.index(detail.change.id) if detail.change.id in places else None
            self.previous.disabled = at in {None, 0}
            self.next.disabled = at in {None, len(places) - 1}
        self.deciding.show(detail.change if detail else None)
        show(self, detail is not None)
