"""The reviewer's desk: what is shown and what may be done, without any widget.

Every action ends in a notice and raises nothing. What was chosen and typed is kept in `drafts` until it is on record,
through errors, other pages, other reviews and a new log-in. Long work is a generator that yields how far it is.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from syncio.domain.limits import Right
from syncio.domain.review import Decided, Verdict
from syncio.domain.shown import ChangeRow, Summary
from syncio.domain.versions import ChangeDetail
from syncio.errors import Stale, SyncioError
from syncio.reports import sentences
from syncio.reports.answers import Listed, Page
from syncio.reports.api import ReviewsApi
from syncio.reports.drafts import Draft
from syncio.reports.session import Notice, Session
from syncio.reports.urgency import by_urgency
from syncio.reports.waiting import answered

ROWS = 20
EMPTY = Page(0, ())
TO_DECIDE = {"state": "undecided"}


@dataclass(frozen=True)
class Progress:
    """How far long work has come; it goes on after `pause` seconds."""

    doing: str
    done: int = 0
    total: int = 0
    pause: float = 0.0


def decision(change: ChangeRow, verdict: Verdict, reason: str) -> dict[str, str | int]:
    """A decision bound to what was shown."""
    return {"change_id": change.id, "content_hash": change.hash, "verdict": verdict, "reason": reason}


@dataclass
class Desk(Session):
    """One reviewer at work. `answer` tells Airflow's waiting task; `untold` is the review it has to be told of.

    `on_behalf_of`: by whose right the open review is decided, where it was chosen and is not the reviewer's own.
    `clearing` is called where what was shown and typed has to go.
    """

    answer: Callable[[ReviewsApi, int], Generator[float, None, bool]] = answered
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    reviews: tuple[Listed, ...] = ()
    listed: Literal["open", "closed"] = "open"
    review: Listed | None = None
    summary: Summary | None = None
    page: Page = EMPTY
    offset: int = 0
    wanted: dict[str, str] = field(default_factory=lambda: dict(TO_DECIDE))
    detail: ChangeDetail | None = None
    drafts: dict[int, Draft] = field(default_factory=dict)
    untold: int | None = None
    on_behalf_of: str | None = None
    clearing: list[Callable[[], None]] = field(default_factory=list)

    def log_in(self, address: str, user: str, password: str) -> bool:
        """Log in, and read the queue. An open review stays open, unless somebody else logs in."""
        another = super().log_in(address, user, password)
        if another:
            self.clear()
        if self.notice.kind != "problem":
            self.refresh()
        return another

    def log_out(self) -> None:
        """Forget the token, and all that was shown and typed."""
        super().log_out()
        self.clear()

    def clear(self) -> None:
        """An empty desk."""
        for clear in self.clearing:
            clear()
        self.reviews, self.listed, self.drafts = (), "open", {}
        self.leave()

    def refresh(self) -> None:
        """Read the queue again, and the page that is shown."""
        with self.telling() as api:
            self.read_queue(api)
            self.reload(api)
            self.notice = Notice("done", sentences.queue(self.reviews, self.listed))

    def show_reviews(self, listed: Literal["open", "closed"]) -> None:
        """List the reviews that wait, or those that have closed."""
        self.listed, self.reviews = listed, ()
        self.refresh()

    def read_queue(self, api: ReviewsApi) -> None:
        """What waits comes by urgency, what has closed with the newest first."""
        found = api.reviews(self.listed)
        self.reviews = by_urgency(found) if self.listed == "open" else found

    def open(self, review: int) -> None:
        """Show a review: what is left to decide in it, from the beginning."""
        with self.telling() as api:
            self.leave()
            self.review, self.summary = api.review(review), api.summary(review)
            self.wanted = {} if self.review.closed else dict(TO_DECIDE)
            self.notice = Notice()
            self.reload(api)

    def leave(self) -> None:
        """Go back to the queue."""
        self.review = self.summary = self.detail = self.on_behalf_of = None
        self.page, self.offset = EMPTY, 0

    def decide_for(self, authority: str) -> None:
        """Decide by the right of somebody who has delegated it; '' is the reviewer's own."""
        self.on_behalf_of = authority or None

    @property
    def right(self) -> Right | None:
        """The right that is used: the chosen one, else the own, else the only one there is."""
        rights = {right.authority: right for right in self.review.rights} if self.review else {}
        if self.on_behalf_of or self.user in rights or len(rights) != 1:
            return rights.get(self.on_behalf_of or self.user)
        return next(iter(rights.values()))

    def filter(self, **wanted: str) -> None:
        """List only what matches `state`, `severity`, `type`, `rule` and `text`, in the order of `sort`; '' is none."""
        self.wanted, self.offset = {name: text for name, text in wanted.items() if text}, 0
        with self.telling() as api:
            self.reload(api)

    def turn(self, pages: int) -> None:
        """Go some pages on, or back. What was decided on this page may have left the list, and the rest moved up."""
        state = self.wanted.get("state", "")
        here = sum(state in {"", change.state} for change in self.page.changes) if pages > 0 else ROWS
        self.offset = max(0, self.offset + pages * here)
        with self.telling() as api:
            self.reload(api)

    def look(self, change: int) -> None:
        """Look closely at one change."""
        with self.telling(change) as api:
            self.detail = api.change(self.shown.id, change)
            self.put(self.detail.change)

    def decide(self, change: ChangeRow, verdict: Verdict) -> None:
        """Approve or reject one change, with what is in `drafts`; a rejection needs a reason.

        The change keeps its place on the page, whatever is listed.
        """
        draft = self.drafts.get(change.id, Draft())
        if lack := draft.lacks(verdict, sentences.name(change)):
            self.notice = Notice("problem", lack, change.id)
            return
        with self.telling(change.id) as api:
            result = api.decide(self.shown.id, [decision(change, verdict, draft.text(verdict))], self.on_behalf_of)
            self.drafts.pop(change.id, None)
            self.notice = Notice("done", sentences.decided(change, verdict, result), change.id)
            self.settle(api, result)
            self.see(api, change.id)

    def ask_to_sign(self) -> None:
        """Read what a signature would be about."""
        with self.telling() as api:
            self.review, self.summary = api.review(self.shown.id), api.summary(self.shown.id)

    def sign(self) -> None:
        """Close the review as it stands."""
        with self.telling() as api:
            result = api.sign(self.shown.id, self.shown.hash, self.on_behalf_of)
            self.notice = Notice("done", sentences.after_signing(result))
            self.close(api)

    def tell(self) -> Iterator[Progress]:
        """Tell Airflow of a review that has closed. Nothing depends on it; what goes wrong is added to the notice."""
        review, self.untold = self.untold, None
        if review is None or self.api is None:
            return
        waiting, more = self.answer(self.api, review), ""
        try:
            while True:
                yield Progress("Telling Airflow", pause=next(waiting))
        except StopIteration as done:
            more = "" if done.value else "Airflow's run was not waiting yet; it will notice by itself."
        except SyncioError as error:
            more = f"Airflow could not be told: {sentences.problem(error)} Its run will notice by itself."
        if more:
            self.notice = Notice(self.notice.kind, f"{self.notice.text}\n{more}", self.notice.change)

    @property
    def shown(self) -> Listed:
        """The review that is open on the desk."""
        if self.review is None:
            raise Stale("open a review first")
        return self.review

    def settle(self, api: ReviewsApi, result: Decided) -> None:
        """After decisions: the review's figures as they are now; where the last one is decided it has closed."""
        if result.complete:
            text = f"{self.notice.text} Every change is decided: the review is closed."
            self.notice = Notice(self.notice.kind, text, self.notice.change)
            self.close(api)
        else:
            self.review = api.review(self.shown.id)

    def close(self, api: ReviewsApi) -> None:
        """The review has closed: Airflow has to be told, and the queue is another."""
        self.untold = self.shown.id
        self.review = api.review(self.shown.id)
        self.read_queue(api)

    def stale(self, api: ReviewsApi, change: int | None) -> None:
        """Show what is there now, without losing what went wrong."""
        with suppress(SyncioError):
            if change is None:
                self.reload(api)
            else:
                self.see(api, change)

    def see(self, api: ReviewsApi, change: int) -> None:
        """Read one change again, where it stands."""
        detail = api.change(self.shown.id, change)
        self.put(detail.change)
        if self.detail is not None and self.detail.change.id == change:
            self.detail = detail

    def put(self, change: ChangeRow) -> None:
        """Show a change as it is now, in the place that it has on the page."""
        self.page = Page(self.page.total, tuple(change if one.id == change.id else one for one in self.page.changes))

    def reload(self, api: ReviewsApi) -> None:
        """Read the page that is shown; where the list has become shorter than that, its last one."""
        if self.review is None:
            return
        self.review = api.review(self.review.id)
        self.page = api.changes(self.review.id, self.wanted, self.offset, ROWS)
        if self.page.total and not self.page.changes:
            self.offset = (self.page.total - 1) // ROWS * ROWS
            self.page = api.changes(self.review.id, self.wanted, self.offset, ROWS)
