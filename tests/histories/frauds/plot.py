"""A fraud while it is planted: what is part of it, and what has to be found."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from syncio.domain.change import Severity
from syncio.domain.invoice import Kind
from tests.histories import days
from tests.histories.desk import Desk
from tests.histories.documents import Document, Step
from tests.histories.history import Expected, Fraud

#: Longer than it takes until books that were taken over count as adopted.
SETTLED = timedelta(days=10)


class Unfit(Exception):  # noqa: N818  # no error: this client's books have no place for this fraud
    """Nothing in these books to do it with."""


class Plot:
    """One fraud at one client's desk; `others` are those of other clients."""

    def __init__(self, name: str, desk: Desk, others: Sequence[Desk]) -> None:
        self.name, self.desk, self.others, self.dice = name, desk, others, desk.dice
        self.documents: list[Document] = []
        self.expected: list[Expected] = []
        self._shows: list[date] = []

    def target(
        self, ahead: int = 25, fits: Callable[[Document], bool] = lambda _: True, *, old: bool = False
    ) -> Document:
        """An invoice that nothing is wrong with yet; it is the fraud's from here on, nobody pays it.

        :param ahead: days that are needed after it was advanced.
        :param old: one that was taken over, and is young enough not to be paid.
        :raises Unfit: where there is none.
        """
        span = self.desk.span
        last = days.evening(span.end) - timedelta(days=ahead + 4)
        first = span.taken_over - timedelta(days=9) if old else span.taken_over
        end = span.taken_over if old else last
        usable = [each for each in self.desk.documents if plain(each) and first < each.at < end and fits(each)]
        if not usable:
            raise Unfit
        return self.take(self.dice.choice(usable))

    def is_settled(self, document: Document) -> bool:
        """Whether the books that were taken over count as adopted by then: until they do, some rules keep silent."""
        return document.at - self.desk.span.taken_over > SETTLED

    def take(self, document: Document) -> Document:
        document.taken = document.fraud = True
        document.advanced = days.advanced(max(document.at, self.desk.span.taken_over - timedelta(hours=1)))
        self.documents.append(document)
        return document

    def new(self, like: Document, at: datetime) -> Document:
        """Another invoice that says the same, dated the day it is raised."""
        document = self.take(self.desk.sell(like.buyer, at, like.lines, self.name))
        document.reference = like.reference
        return document

    def later(self, after: datetime, least: int, most: int) -> datetime:
        """A billing hour some days after a moment."""
        return self.desk.session(self.desk.day(after) + timedelta(days=self.dice.randint(least, most)))

    def after_advance(self, document: Document, least: int = 1, most: int = 14) -> datetime:
        return self.later(document.advanced or document.at, least, most)

    def does(self, document: Document, at: datetime, step: Step, rule: str = "", severity: Severity = "block") -> None:
        """Save a document again; where a rule is named, it has to fire on that by the next comparison."""
        document.then(at, step)
        if rule:
            self.expect(rule, severity, at, document)

    def expect(self, rule: str, severity: Severity, at: datetime, *on: Document) -> None:
        """`rule` has to fire on one of these by the comparison after `at`."""
        assert on, "say on which documents"
        self._expect(rule, severity, at, on)

    def expect_of_client(self, rule: str, severity: Severity, at: datetime) -> None:
        """`rule` has to fire on whatever of the client's, since the fraud began."""
        self._expect(rule, severity, at, ())

    def _expect(self, rule: str, severity: Severity, at: datetime, on: Sequence[Document]) -> None:
        ids = tuple(document.external_id for document in on)
        since, by = days.compared(self._begun()).date(), days.compared(at).date()
        self._shows.append(by if on else since)
        self.expected.append(Expected(rule, severity, ids, since, by))

    def _begun(self) -> datetime:
        """When the first of its documents was raised, or taken over."""
        return max(self.desk.span.taken_over, min(document.at for document in self.documents))

    def fraud(self) -> Fraud:
        return Fraud(
            name=self.name,
            client=self.desk.party.name,
            since=min(self._shows) if self._shows else days.compared(self._begun()).date(),
            documents=tuple(document.external_id for document in self.documents),
            expected=tuple(self.expected),
        )


def plain(document: Document) -> bool:
    return document.kind is Kind.RECEIVABLE and not document.taken and not document.hidden
