"""What can be done with one change: approve it, reject it with a reason, look closely."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.review import Verdict
from syncio.domain.shown import ChangeRow
from syncio.inert import visible
from syncio.reports import sentences
from syncio.reports.desk import Desk
from syncio.reports.widgets.parts import GONE, bar, button, dressed, layout, show
from syncio.reports.widgets.reason import Reason


class Deciding(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Buttons for `change`; what is approved can still be rejected.

    The form for a reason is made when it is first asked for, and opens by itself over a draft.

    :param decide: called with the change and the verdict.
    :param look: called to see the change closely; left out where it is seen so already.
    """

    def __init__(
        self,
        desk: Desk,
        decide: Callable[[ChangeRow, Verdict], None],
        look: Callable[[ChangeRow], None] | None = None,
    ) -> None:
        self.desk, self.decide = desk, decide
        self.change: ChangeRow | None = None
        self.reason: Reason | None = None
        self.form: widgets.Box | None = None
        self.approve = button("Approve", lambda: self._act("approve"))
        self.reject = button("Reject ...", self.open_form)
        buttons = [self.approve, self.reject]
        if look is not None:
            self.look = button("Details", lambda: look(self.change) if self.change else None, "sy-plain")
            buttons.append(self.look)
        self.buttons = bar(buttons)
        super().__init__([self.buttons], layout=layout())
        self.add_class("sy-deciding")

    def show(self, change: ChangeRow | None) -> None:
        """Show what can be done with this change by this reviewer."""
        self.change = change
        if change is None:
            return
        review = self.desk.review
        open_ = change.state in {"undecided", "approved"} and review is not None and review.closed is None
        self.approve.disabled = change.state == "approved" or self._has_approved(change)
        for each in (self.approve, self.reject):
            show(each, open_)
        for each, does in ((self.approve, "Approve"), (self.reject, "Reject")):
            each.tooltip = visible(f"{does} {sentences.name(change)}")
        if open_ and change.id in self.desk.drafts:
            self.open_form()
        else:
            self.close_form()

    def open_form(self) -> None:
        """Ask for a reason."""
        if self.form is None:
            self.reason = Reason(self.desk)
            self.confirm = button("Reject", lambda: self._act("reject"), primary=True)
            cancel = button("Cancel", self._cancel)
            self.form = dressed(
                widgets.Box([*self.reason.fields, bar([self.confirm, cancel])], layout=layout()), "sy-form"
            )
            self.children = (self.buttons, self.form)
        if self.reason is not None and self.change is not None:
            self.reason.show(self.change.id)
            show(self.form)

    def close_form(self) -> None:
        if self.form is not None and GONE not in self.form._dom_classes:  # noqa: SLF001
            show(self.form, False)
        if self.reason is not None:
            self.reason.show(None)

    def _cancel(self) -> None:
        if self.change is not None:
            self.desk.drafts.pop(self.change.id, None)
        self.close_form()

    def _act(self, verdict: Verdict) -> None:
        """Once: when the second of two clicks arrives, what was approved can only be rejected, all else neither."""
        takes = {"approve": {"undecided"}, "reject": {"undecided", "approved"}}
        if self.change is not None and self.change.state in takes[verdict]:
            self.decide(self.change, verdict)

    def _has_approved(self, change: ChangeRow) -> bool:
        """Whether this reviewer has approved it, and somebody else has to."""
        return any(one.user == self.desk.user and one.verdict == "approve" for one in change.decisions)
