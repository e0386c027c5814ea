"""One row of the pool: a change, a reason, two buttons. Rows are made once and given another change with each page."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.reports.desk import Desk
from syncio.reports.rendering import render


class RowCard(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows `change`; a press decides it at the desk, then calls `decided`."""

    def __init__(self, desk: Desk, decided: Callable[[], None]) -> None:
        self.desk, self.decided = desk, decided
        self.change: ChangeRow | None = None
        self.text = widgets.HTML()
        self.reason = widgets.Text(placeholder="Reason (a rejection needs one)", layout={"flex": "1 1 220px"})
        self.approve = widgets.Button(description="Approve", icon="check", tooltip="Approve this change")
        self.reject = widgets.Button(description="Reject", icon="times", tooltip="Reject this change")
        self.reason.observe(self._typed, "value")
        self.approve.on_click(lambda _: self._decide("approve"))
        self.reject.on_click(lambda _: self._decide("reject"))
        self.actions = widgets.HBox([self.reason, self.approve, self.reject], layout={"flex_flow": "row wrap"})
        super().__init__([self.text, self.actions], layout={"margin": "0 0 14px 0", "display": "none"})

    def show(self, change: ChangeRow | None) -> None:
        """Show a change, or nothing; what was typed for it before stands there again."""
        self.change = change
        self.layout.display = "none" if change is None else ""
        if change is None:
            return
        self.text.value = render("row.html", row=change)
        self.reason.value = self.desk.drafts.get(change.id, "")
        open_for_decision = change.state == "undecided"
        self.actions.layout.display = "" if open_for_decision and not self.closed else "none"

    @property
    def closed(self) -> bool:
        return self.desk.review is None or self.desk.review.closed is not None

    def _typed(self, event: dict[str, str]) -> None:
        if self.change is None:
            return
        if event["new"]:
            self.desk.drafts[self.change.id] = event["new"]
        else:
            self.desk.drafts.pop(self.change.id, None)

    def _decide(self, verdict: str) -> None:
        if self.change is not None:
            self.desk.decide(self.change, "approve" if verdict == "approve" else "reject")
            self.decided()
