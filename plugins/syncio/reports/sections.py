"""The places of a report's rows: sections by what a reader has to do with them, cut into pages that fold."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from syncio.domain.change import SEVERITIES, Severity
from syncio.domain.money import ZERO
from syncio.reports.frozen import DiffRow

#: A section with at most this many rows stands open.
OPEN = 20
#: Rows a page; a section with more has several.
PAGE = 100


def risk(row: DiffRow) -> tuple[int, Decimal, int]:
    """By severity, then by the money at stake, then as the review has them."""
    return (SEVERITIES.index(row.severity), -(row.at_stake or ZERO), row.no)


@dataclass(frozen=True)
class Page:
    """Some rows of a section: the `first` to the `last`, counted from 1."""

    first: int
    rows: list[DiffRow]

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def severities(self) -> list[Severity]:
        return [severity for severity in SEVERITIES if any(row.severity == severity for row in self.rows)]


def pages(rows: list[DiffRow]) -> list[Page]:
    return [Page(start + 1, rows[start : start + PAGE]) for start in range(0, len(rows), PAGE)]


@dataclass(frozen=True)
class Sections:
    """The rows of a review, each in one place, riskiest first: flagged, otherwise edited, new, balance only."""

    flagged: list[DiffRow]
    edited: list[DiffRow]
    new: list[DiffRow]
    balance: list[DiffRow]

    @classmethod
    def of(cls, changes: Iterable[DiffRow]) -> "Sections":
        sections = cls([], [], [], [])
        for row in sorted(changes, key=risk):
            sections.place(row).append(row)
        return sections

    def place(self, row: DiffRow) -> list[DiffRow]:
        if row.flags:
            return self.flagged
        if row.type in {"new", "balance"}:
            return self.new if row.type == "new" else self.balance
        return self.edited
