"""What SyncIO's review endpoints answer, as values. The other side is `syncio.web`; both are held to one contract."""

from datetime import datetime
from typing import Literal

import msgspec

from syncio.domain.change import FieldChange
from syncio.domain.limits import Right
from syncio.domain.shown import ChangeRow, ReviewRow

ReportKind = Literal["diff", "approval"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a review that is there, since `at`."""

    kind: ReportKind
    at: datetime


class Listed(ReviewRow, frozen=True, kw_only=True):
    """A review, with its deadline and who asked for it where the server says so.

    Of one that is read alone: its `reports` so far, and by whose `rights` the user may decide in it, the own one first;
    where by none, `why_not`.
    """

    deadline: datetime | None = None
    requester: str | None = None
    reports: tuple[Published, ...] = ()
    rights: tuple[Right, ...] = ()
    why_not: str | None = None


class Reviews(msgspec.Struct, frozen=True):
    reviews: tuple[Listed, ...]


class Page(msgspec.Struct, frozen=True):
    """`total` changes match; these are some of them."""

    total: int
    changes: tuple[ChangeRow, ...]


class StaleChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change that is no longer what was shown, and what differs now."""

    change_id: int
    number: str
    message: str
    changed: tuple[FieldChange, ...] = ()


class StaleDetail(msgspec.Struct, frozen=True):
    message: str
    stale: tuple[StaleChange, ...] = ()


class Refusal(msgspec.Struct, frozen=True):
    """The body of an answer that is no success: a sentence, what is stale, or where a request is malformed."""

    detail: str | StaleDetail | list[dict[str, object]] = ""


class Token(msgspec.Struct, frozen=True):
    access_token: str
