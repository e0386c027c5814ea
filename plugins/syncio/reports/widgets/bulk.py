"""Deciding all that is listed: what it would be, a reason, and the press that does it."""

from collections.abc import Callable, Iterator

import ipywidgets as widgets

from syncio.domain.review import Verdict
from syncio.reports.bulk import Bulk
from syncio.reports.desk import Progress
from syncio.reports.drafts import BULK
from syncio.reports.rendering import plural, render
from syncio.reports.totals import totals
from syncio.reports.widgets.parts import bar, button, column, dressed, html, is_shown, layout, show
from syncio.reports.widgets.reason import Reason


class BulkPanel(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """`run` does long work and then calls what it is given."""

    def __init__(self, bulk: Bulk, run: Callable[[Iterator[Progress], Callable[[], None]], None]) -> None:
        self.bulk, self.run = bulk, run
        self.start = {
            "approve": button("Approve all listed ...", lambda: self.ask("approve")),
            "reject": button("Reject all listed ...", lambda: self.ask("reject")),
        }
        self.text = html()
        self.reason = Reason(bulk.desk)
        self.yes = button("Yes", self.confirm, primary=True)
        self.no = button("No, back to the list", self.close_panel)
        self.form = dressed(widgets.Box(self.reason.fields, layout=layout()), "sy-form")
        self.panel = column([self.text, self.form, bar([self.yes, self.no])], "sy-panel")
        super().__init__([bar(list(self.start.values())), self.panel], layout=layout())
        self.add_class("sy-bulk")
        show(self.panel, False)

    def ask(self, verdict: Verdict) -> None:
        """Find what would be decided, and show it."""
        self.close_panel()
        self.run(self.bulk.prepare(verdict), self.pose)

    def pose(self) -> None:
        """Show what was found, if anything was."""
        found = self.bulk.found
        if found is None:
            return
        sums = {"chosen": totals(found.chosen), "left_out": totals(found.left_out)}
        self.text.value = render("bulk.html", found=found, **sums)
        does = "Approve" if found.verdict == "approve" else "Reject"
        self.yes.description = f"{does} {plural(len(found.chosen), 'change')}"
        self.reason.show(BULK)
        show(self.reason.reason, found.verdict == "reject")
        for each in (self.yes, self.form):
            show(each, bool(found.chosen))
        show(self.panel)
        self.no.focus()

    def confirm(self) -> None:
        """Decide, once, however often it is pressed."""
        found = self.bulk.found
        if is_shown(self.panel) and found is not None:
            lacks = self.bulk.draft.lacks(found.verdict, plural(len(found.chosen), "change"))
            show(self.panel, bool(lacks))
            self.run(self.bulk.carry_out(), self.close_unless_asked)

    def close_unless_asked(self) -> None:
        """Close the panel, but for one that lacks a reason."""
        show(self.panel, self.bulk.found is not None and is_shown(self.panel))

    def close_panel(self) -> None:
        self.bulk.found = None
        show(self.panel, False)
