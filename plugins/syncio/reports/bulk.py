"""Deciding many changes at once, step by step: everything the filter lists that is undecided and not blocked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from syncio.domain.review import Decided, Verdict
from syncio.domain.shown import ChangeRow
from syncio.errors import Stale
from syncio.reports import sentences
from syncio.reports.api import MOST, ReviewsApi
from syncio.reports.desk import Desk, Progress, decision
from syncio.reports.drafts import BULK, Draft
from syncio.reports.rendering import plural
from syncio.reports.session import Notice

STEP = 100  # decisions a request: it can be stopped between two
REPEATS = 3


@dataclass(frozen=True)
class Found:
    """What one press would decide of a review that is listed like this, and the blocked changes it leaves out."""

    verdict: Verdict
    review: int
    wanted: dict[str, str]
    chosen: tuple[ChangeRow, ...]
    left_out: tuple[ChangeRow, ...]


@dataclass
class Carried:
    """What became of a bulk so far, by whose right.

    `gone` says of each change that could no longer be decided why, `met` of which decisions others have decided before.
    """

    found: Found
    on_behalf_of: str | None = None
    done: list[ChangeRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    complete: bool = False

    @property
    def left(self) -> int:
        """How many of them are as they were."""
        return len(self.found.chosen) - len(self.done) - len(self.gone)

    def steps(self, api: ReviewsApi, reason: Callable[[ChangeRow], str]) -> Iterator[Progress]:
        """Put so many decisions on record before each of the yields.

        :raises Stale: where the review has closed, or changes keep changing.
        """
        chosen = self.found.chosen
        doing = "Approving" if self.found.verdict == "approve" else "Rejecting"
        for start in range(0, len(chosen), STEP):
            self.record(api, list(chosen[start : start + STEP]), reason)
            yield Progress(doing, min(start + STEP, len(chosen)), len(chosen))

    def record(self, api: ReviewsApi, rows: list[ChangeRow], reason: Callable[[ChangeRow], str]) -> None:
        """Decide these, but for those that have changed since they were shown."""
        for repeat in range(REPEATS):
            made = [decision(change, self.found.verdict, reason(change)) for change in rows]
            try:
                decided = api.decide(self.found.review, made, self.on_behalf_of)
            except Stale as error:
                stale = {change["change_id"] for change in error.changed}
                rows = [change for change in rows if change.id not in stale]
                if not stale or (rows and repeat == REPEATS - 1):
                    raise
                self.gone += [sentences.stale(change) for change in error.changed]
                if not rows:
                    return
            else:
                self.done += rows
                self.complete = decided.complete
                self.met += [sentences.remarked(one) for one in decided.remarks]
                return


@dataclass
class Bulk:
    """The bulk of a desk, its draft among the desk's. `stopping` ends long work after the step it is in."""

    desk: Desk
    found: Found | None = None
    stopping: bool = False

    @property
    def draft(self) -> Draft:
        """What goes with every decision."""
        return self.desk.drafts.get(BULK, Draft())

    def prepare(self, verdict: Verdict) -> Iterator[Progress]:
        """Find what one press would decide; its totals can then be shown."""
        self.found, self.stopping, self.desk.notice = None, False, Notice()
        wanted = dict(self.desk.wanted)
        listed: list[ChangeRow] = []
        with self.desk.telling() as api:
            review = self.desk.shown.id
            if wanted.get("state", "undecided") == "undecided":
                for progress in pages(api, review, wanted, listed):
                    yield progress
                    if self.stopping:
                        self.desk.notice = Notice("done", "Stopped: nothing was decided.")
                        return
            undecided = [change for change in listed if change.state == "undecided"]
            chosen = tuple(change for change in undecided if change.severity != "block")
            left_out = tuple(change for change in undecided if change.severity == "block")
            self.found = Found(verdict, review, wanted, chosen, left_out)

    def carry_out(self) -> Iterator[Progress]:
        """Decide what was found, if the same is still listed. What has changed since is left out, and said."""
        found, self.stopping, desk = self.found, False, self.desk
        if found is None or not found.chosen or (found.review, found.wanted) != (desk.shown.id, desk.wanted):
            desk.notice = Notice("problem", "There is nothing here that can be decided at once.")
            return
        if lack := self.draft.lacks(found.verdict, plural(len(found.chosen), "change")):
            desk.notice = Notice("problem", lack)
            return
        self.found, desk.notice, carried = None, Notice(), Carried(found, desk.on_behalf_of)
        with desk.telling() as api:
            for progress in carried.steps(api, self.reason_of(found.verdict)):
                yield progress
                if self.stopping:
                    break
        self.tell(carried)

    def reason_of(self, verdict: Verdict) -> Callable[[ChangeRow], str]:
        """What is said of each change: what was typed beside it where it is approved, else the bulk's own draft."""
        text, drafts = self.draft.text(verdict), self.desk.drafts if verdict == "approve" else {}
        return lambda change: drafts.get(change.id, Draft()).text(verdict) or text

    def tell(self, carried: Carried) -> None:
        """Say what is on record, whether all was done, something went wrong, or it was stopped; show the list anew."""
        desk, trouble = self.desk, self.desk.notice.text
        for change in carried.done:
            desk.drafts.pop(change.id, None)
        if not carried.left:
            desk.drafts.pop(BULK, None)
        found = carried.found
        notes = [*carried.gone, *carried.met]
        text = sentences.carried(found.verdict, carried.left, carried.done, found.left_out, notes)
        if self.stopping and carried.left:
            text = f"Stopped: {text}\nTo go on, {found.verdict} all that is listed again."
        with desk.telling() as api:
            desk.offset = 0
            desk.notice = Notice("problem" if trouble else "done", text)
            desk.settle(api, Decided(recorded=len(carried.done), complete=carried.complete, undecided=0))
            desk.reload(api)
        if trouble:
            desk.notice = Notice("problem", f"{text}\n{trouble}")


def pages(api: ReviewsApi, review: int, wanted: dict[str, str], found: list[ChangeRow]) -> Iterator[Progress]:
    """Add every change that matches to `found`, a page a step.

    The state is no condition here: what somebody decides meanwhile would move the pages.
    """
    conditions = {name: text for name, text in wanted.items() if name not in {"state", "sort"}}
    while True:
        page = api.changes(review, conditions, len(found), MOST)
        found += page.changes
        yield Progress("Reading the changes", len(found), page.total)
        if not page.changes or len(found) >= page.total:
            return
