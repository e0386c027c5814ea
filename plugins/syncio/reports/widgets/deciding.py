"""What can be done with one change: approve it, reject it with a reason, have a rejection reopened, look closely."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.inert import visible
from syncio.reports import sentences
from syncio.reports.desk import Desk
from syncio.reports.drafts import Act
from syncio.reports.reopening import may_come_again
from syncio.reports.widgets.parts import bar, button, dressed, is_shown, layout, show
from syncio.reports.widgets.reason import Reason


class Deciding(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Buttons for `change`; what is approved can still be rejected.

    The form for a reason is made when it is first asked for, and opens by itself over a draft.

    :param decide: called with the change and what is done with it.
    :param look: called to see the change closely; left out where it is seen so already.
    """

    def __init__(
        self,
        desk: Desk,
        decide: Callable[[ChangeRow, Act], None],
        look: Callable[[ChangeRow], None] | None = None,
    ) -> None:
        self.desk, self.decide = desk, decide
        self.change: ChangeRow | None = None
        self.explained: Act | None = None
        self.reason: Reason | None = None
        self.form: widgets.Box | None = None
        self.approve = button("Approve", lambda: self._act("approve"))
        self.explain = button("Reject ...", self.open_form)
        buttons = [self.approve, self.explain]
        if look is not None:
            self.look = button("Details", lambda: look(self.change) if self.change else None, "sy-plain")
            buttons.append(self.look)
        self.buttons = bar(buttons)
        super().__init__([self.buttons], layout=layout())
        self.add_class("sy-deciding")

    def show(self, change: ChangeRow | None) -> None:
        """Show what can be done with this change by this reviewer."""
        lacking = self._is_lacking(change)
        self.change = change
        if change is None:
            return
        self.explained = self._explained(change)
        self.approve.disabled = change.state == "approved" or self._has_approved(change)
        show(self.approve, self.explained == "reject")
        show(self.explain, self.explained is not None)
        self.explain.description = f"{self._word} ..."
        for each, does in ((self.approve, "Approve"), (self.explain, self._word)):
            each.tooltip = visible(f"{does} {sentences.name(change)}")
        if self.explained is not None and (lacking or change.id in self.desk.drafts):
            self.open_form()
        else:
            self.close_form()

    def open_form(self) -> None:
        """Ask for a reason."""
        if self.form is None:
            self.reason = Reason(self.desk)
            self.confirm = button("Reject", lambda: self._act(self.explained), primary=True)
            cancel = button("Cancel", self._cancel)
            self.form = dressed(
                widgets.Box([*self.reason.fields, bar([self.confirm, cancel])], layout=layout()), "sy-form"
            )
            self.children = (self.buttons, self.form)
        if self.reason is not None and self.change is not None:
            self.confirm.description = self._word
            show(self.reason.reason, self.explained == "reject")
            self.reason.show(self.change.id)
            show(self.form)

    def close_form(self) -> None:
        if self.form is not None and is_shown(self.form):
            show(self.form, False)
        if self.reason is not None:
            self.reason.show(None)

    @property
    def _word(self) -> str:
        """What is done with the reason that is asked for."""
        return "Reopen" if self.explained == "reopen" else "Reject"

    def _explained(self, change: ChangeRow) -> Act | None:
        """What can be done with the change that takes a reason."""
        if self.desk.review is not None and self.desk.review.closed is None:
            return "reject" if change.state in {"undecided", "approved"} else None
        return "reopen" if may_come_again(self.desk, change) else None

    def _is_lacking(self, change: ChangeRow | None) -> bool:
        """Whether a reason was asked for this change, and what was sent did not do."""
        notice, before = self.desk.notice, self.change
        if self.form is None or not is_shown(self.form) or change is None or before is None or before.id != change.id:
            return False
        return notice.kind == "problem" and notice.change == change.id

    def _cancel(self) -> None:
        if self.change is not None:
            self.desk.drafts.pop(self.change.id, None)
        self.close_form()

    def _act(self, act: Act | None) -> None:
        """Once: when the second of two clicks arrives, what was approved can only be rejected, all else neither."""
        if self.change is None or act is None or self.explained is None:
            return
        offered = self.change.state == "undecided" if act == "approve" else act == self.explained
        if offered and (act == "reopen") == (self.explained == "reopen"):
            self.decide(self.change, act)

    def _has_approved(self, change: ChangeRow) -> bool:
        """Whether this reviewer has approved it, and somebody else has to."""
        return any(one.user == self.desk.user and one.verdict == "approve" for one in change.decisions)
