"""What a reviewer has chosen and typed beside a change and not sent yet."""

from dataclasses import dataclass
from typing import Literal

from syncio.domain.review import Verdict

#: What can be done with a change; a rejected one is reopened.
Act = Verdict | Literal["reopen"]
#: Why a change is rejected; the last one says nothing by itself.
REASONS = ("Not ours", "Disputed", "Wrong amount", "Duplicate", "Waiting for document", "Other")
OTHER = REASONS[-1]
LONGEST = 2000  # characters that the server takes
BULK = 0  # the place of a bulk's draft among those of changes, which are kept by their ids


@dataclass(frozen=True)
class Draft:
    """A reason from the list, and a comment; both may be empty."""

    reason: str = ""
    comment: str = ""

    def __bool__(self) -> bool:
        return bool(self.reason or self.comment)

    def text(self, act: Act) -> str:
        """What goes on record; the list's reasons are for rejections alone."""
        parts = [self.reason if act == "reject" else "", self.comment.strip()]
        return ": ".join(part for part in parts if part)

    def lacks(self, act: Act, what: str) -> str:
        """What has to be said before this can be sent, in a sentence; '' where nothing.

        :param what: is decided: `INV-7`, or `3 changes`.
        """
        if len(self.text(act)) > LONGEST:
            return f"The comment on {what} is too long: {LONGEST:,} characters at most."
        if act == "reopen" and not self.comment.strip():
            return f"Say in a few words why {what} should be looked at again: others read it before they decide."
        if act != "reject":
            return ""
        if not self.reason:
            return f"Choose a reason for rejecting {what}."
        if self.reason == OTHER and not self.comment.strip():
            return f"Say in a few words why you reject {what}: “{OTHER}” alone explains nothing."
        return ""
