"""Who is logged in at the desk, and what became of the last action."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from syncio.errors import Stale, SyncioError, Unauthorised
from syncio.reports import sentences
from syncio.reports.api import LoggedOut, ReviewsApi


@dataclass(frozen=True)
class Notice:
    """What became of the last action; `change` where it was about one, `place` where it is told if not at the top."""

    kind: Literal["none", "done", "problem"] = "none"
    text: str = ""
    change: int | None = None
    place: str = ""


@dataclass
class Session:
    """A log-in, or none. `user` is who was logged in last: an expired log-in is that person's still."""

    address: str
    api: ReviewsApi | None = None
    user: str = ""
    notice: Notice = field(default_factory=Notice)

    def log_in(self, address: str, user: str, password: str) -> bool:
        """Get a token in exchange for a password, which is not kept.

        :returns: whether somebody else was logged in before, or nobody.
        """
        user, before = user.strip(), self.user
        try:
            self.api = ReviewsApi.log_in(address, user, password)
        except SyncioError as error:
            self.notice = Notice("problem", sentences.log_in_problem(error))
            return False
        self.address, self.user, self.notice = address, user, Notice()
        return user != before

    def log_out(self) -> None:
        """Forget the token and who had it."""
        self.api, self.user, self.notice = None, "", Notice("done", "You are logged out.")

    @contextmanager
    def telling(self, change: int | None = None, place: str = "") -> Iterator[ReviewsApi]:
        """Act with the log-in; an error becomes a notice, an expired log-in is forgotten, `stale` shows what is new.

        :param change: the one that it is about.
        :param place: where it is told, if not at the top.
        """
        try:
            yield self.api or LoggedOut()
        except SyncioError as error:
            self.notice = Notice("problem", sentences.problem(error), change, place)
            if isinstance(error, Unauthorised):
                self.api = None
            if isinstance(error, Stale) and self.api is not None:
                self.stale(self.api, change)

    def stale(self, api: ReviewsApi, change: int | None) -> None:
        """Something is no longer what was shown."""
