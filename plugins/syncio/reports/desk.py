"""The reviewer's desk: what is shown and what may be done, without any widget.

Every action ends in a notice and raises nothing. What was typed is kept in `drafts` until it is on record, through
errors, other pages, other reviews and a new log-in.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

from syncio.domain.review import Decided
from syncio.domain.shown import ChangeRow, ReviewRow
from syncio.errors import Stale, SyncioError, Unauthorised
from syncio.reports import sentences
from syncio.reports.answers import Page
from syncio.reports.api import MOST, ReviewsApi
from syncio.reports.rendering import plural
from syncio.reports.waiting import answered

ROWS = 20
REPEATS = 3


@dataclass(frozen=True)
class Notice:
    """What became of the last action."""

    kind: Literal["none", "done", "problem"] = "none"
    text: str = ""


@dataclass(frozen=True)
class Bulk:
    """What one press would approve, and the blocked rows it leaves out."""

    approve: tuple[ChangeRow, ...]
    left_out: tuple[ChangeRow, ...]

    @property
    def sentence(self) -> str:
        count = plural(len(self.approve), "change")
        text = f"{count}{sentences.amounts(self.approve)} will be approved."
        if not self.left_out:
            return f"{text} None of the changes listed is blocked."
        blocked = plural(len(self.left_out), "blocked change")
        return f"{text} {blocked}{sentences.amounts(self.left_out)} left out: each has to be decided by itself."


@dataclass
class Desk:
    """One reviewer at work. `answer` tells Airflow's waiting task; it is a parameter for those who cannot wait."""

    address: str
    answer: Callable[[ReviewsApi, int], bool] = answered
    api: ReviewsApi | None = None
    reviews: tuple[ReviewRow, ...] = ()
    review: ReviewRow | None = None
    page: Page = field(default_factory=lambda: Page(0, ()))
    offset: int = 0
    wanted: dict[str, str] = field(default_factory=dict)
    drafts: dict[int, str] = field(default_factory=dict)
    bulk: Bulk | None = None
    notice: Notice = field(default_factory=Notice)

    def log_in(self, address: str, user: str, password: str) -> None:
        """Log in, and read the list; an open review stays open."""
        try:
            self.api = ReviewsApi.log_in(address, user, password)
        except SyncioError as error:
            self.notice = Notice("problem", sentences.log_in_problem(error))
            return
        self.address = address
        self.refresh()

    def refresh(self) -> None:
        """Read the list of open reviews again, and the page that is shown."""
        with self.telling() as api:
            self.reviews = api.reviews()
            self.notice = Notice("done", f"{plural(len(self.reviews), 'review')} to sign.")
            self.reload(api)

    def open(self, review: int) -> None:
        """Show a review from its beginning."""
        with self.telling() as api:
            self.review = api.review(review)
            self.offset, self.bulk = 0, None
            self.reload(api)

    def filter(self, **wanted: str) -> None:
        """Show only changes that match `state`, `severity`, `type` and `text`; '' is no condition."""
        self.wanted, self.offset, self.bulk = wanted, 0, None
        with self.telling() as api:
            self.reload(api)

    def turn(self, pages: int) -> None:
        """Go some pages on, or back."""
        last = max(0, (self.page.total - 1) // ROWS * ROWS)
        self.offset = min(max(0, self.offset + pages * ROWS), last)
        with self.telling() as api:
            self.reload(api)

    def decide(self, change: ChangeRow, verdict: Literal["approve", "reject"]) -> None:
        """Approve or reject one change, with the reason in `drafts`; a rejection needs one."""
        reason = self.drafts.get(change.id, "").strip()
        if verdict == "reject" and not reason:
            self.notice = Notice("problem", f"Say why {change.number} is rejected: write the reason beside it.")
            return
        with self.telling() as api:
            result = api.decide(self.shown.id, [decision(change, verdict, reason)])
            self.drafts.pop(change.id, None)
            self.settle(api, result, sentences.decided(change, verdict, result))

    def prepare_bulk(self) -> None:
        """Find what one press would approve: everything listed that is undecided and not blocked."""
        with self.telling() as api:
            found = list(self.listed(api))
            free = tuple(change for change in found if change.severity != "block")
            self.bulk = Bulk(free, tuple(change for change in found if change.severity == "block"))

    def approve_bulk(self) -> None:
        """Approve what was prepared. What has changed since is left out, and said."""
        if self.bulk is None or not self.bulk.approve:
            self.notice = Notice("problem", "There is nothing to approve at once.")
            return
        with self.telling() as api:
            bulk, self.bulk = self.bulk, None
            self.settle(api, *approve_all(api, self.shown.id, bulk, self.drafts))

    def sign(self) -> None:
        """Close the review as it stands, then tell Airflow."""
        with self.telling() as api:
            result = api.sign(self.shown.id, self.shown.hash)
            self.close(api, sentences.after_signing(result))

    def report(self, kind: str = "diff") -> str:
        """The report's page; '' where it cannot be had (the notice says why)."""
        with self.telling() as api:
            return api.report(self.shown.id, kind)
        return ""

    @property
    def shown(self) -> ReviewRow:
        """The review that is open on the desk."""
        if self.review is None:
            raise Stale("open a review first")
        return self.review

    def settle(self, api: ReviewsApi, result: Decided, sentence: str) -> None:
        """After a decision: tell Airflow where it was the last one, and read the page again."""
        if result.complete:
            self.close(api, f"{sentence} Every change is decided: the review is closed.")
            return
        self.notice = Notice("done", sentence)
        self.reload(api)

    def close(self, api: ReviewsApi, sentence: str) -> None:
        """The review has closed: say so at once, whatever Airflow answers."""
        self.notice = Notice("done", sentence)
        try:
            waited = self.answer(api, self.shown.id)
        except SyncioError as error:
            text = f"{sentence}\nAirflow could not be told: {sentences.problem(error)} Its run will notice by itself."
            self.notice = Notice("done", text)
        else:
            late = "" if waited else "\nAirflow's run was not waiting yet; it will notice by itself."
            self.notice = Notice("done", sentence + late)
        self.review = api.review(self.shown.id)
        self.reviews = api.reviews()
        self.reload(api)

    def reload(self, api: ReviewsApi) -> None:
        """Read the page that is shown, and the review's counts."""
        if self.review is not None:
            self.review = api.review(self.review.id)
            self.page = api.changes(self.review.id, self.wanted, self.offset, ROWS)

    def listed(self, api: ReviewsApi) -> Iterator[ChangeRow]:
        """Every undecided change that the filter lists."""
        if self.wanted.get("state", "") not in {"", "undecided"}:
            return
        wanted, offset = {**self.wanted, "state": "undecided"}, 0
        while True:
            page = api.changes(self.shown.id, wanted, offset, MOST)
            yield from page.changes
            offset += len(page.changes)
            if not page.changes or offset >= page.total:
                return

    @contextmanager
    def telling(self) -> Iterator[ReviewsApi]:
        """Act with the log-in; an error becomes a notice, an expired log-in is forgotten."""
        try:
            if self.api is None:
                raise Unauthorised("not logged in")
            yield self.api
        except SyncioError as error:
            self.notice = Notice("problem", sentences.problem(error))
            if isinstance(error, Unauthorised):
                self.api = None
            if isinstance(error, Stale) and self.api is not None:
                with suppress(SyncioError):
                    self.reload(self.api)


def decision(change: ChangeRow, verdict: str, reason: str = "") -> dict[str, str | int]:
    """A decision bound to what was shown."""
    return {"change_id": change.id, "content_hash": change.hash, "verdict": verdict, "reason": reason}


def approve_all(api: ReviewsApi, review: int, bulk: Bulk, reasons: dict[int, str]) -> tuple[Decided, str]:
    """Approve a bulk without what has changed since it was shown; the answer, and what to say.

    :param reasons: what was typed beside changes, by change.

    :raises Stale: where nothing is left to approve, or rows keep changing.
    """
    rest, gone = list(bulk.approve), list[str]()
    for repeat in range(REPEATS):
        try:
            made = [decision(change, "approve", reasons.get(change.id, "").strip()) for change in rest]
            result = api.decide(review, made)
        except Stale as error:
            stale = {change["change_id"] for change in error.changed}
            gone += [sentences.stale(change) for change in error.changed]
            rest = [change for change in rest if change.id not in stale]
            if not stale or not rest or repeat == REPEATS - 1:
                raise
        else:
            break
    left = f" {plural(len(bulk.left_out), 'blocked change')} left out." if bulk.left_out else ""
    text = f"{plural(len(rest), 'change')}{sentences.amounts(rest)} approved.{left}"
    return result, "\n".join([text, *gone])
