"""A reason from the list and a comment, kept in the desk's drafts with every change of theirs."""

from typing import Any

from syncio.reports.desk import Desk
from syncio.reports.drafts import REASONS, Draft
from syncio.reports.widgets.parts import choice, text

OPTIONS = (("Choose ...", ""), *((reason, reason) for reason in REASONS))


class Reason:
    """Two fields for the draft of `key`: a change's, or a bulk's."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.key: int | None = None
        self.reason = choice("Reason for rejecting", OPTIONS)
        self.comment = text("Comment", "goes on record with your decision")
        self.comment.continuous_update = True
        self.fields: tuple[Any, ...] = (self.reason, self.comment)
        for field in self.fields:
            field.observe(lambda _: self._keep(), "value")

    def show(self, key: int | None) -> None:
        """Show the draft that is kept under `key`."""
        draft = self.desk.drafts.get(key or 0, Draft()) if key is not None else Draft()
        self.key = None  # what is put into the fields was not typed
        self.reason.value, self.comment.value = draft.reason, draft.comment
        self.key = key

    def _keep(self) -> None:
        if self.key is None:
            return
        draft = Draft(self.reason.value, self.comment.value)
        if draft:
            self.desk.drafts[self.key] = draft
        else:
            self.desk.drafts.pop(self.key, None)
