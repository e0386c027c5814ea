"""The diff report: what changed, and why it matters, before anybody signs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from syncio.domain.change import SEVERITIES
from syncio.domain.money import ZERO, sums
from syncio.domain.shown import Row
from syncio.reports import frozen
from syncio.reports.frozen import DiffData
from syncio.reports.rendering import render

#: A section with at most this many rows stands open.
OPEN = 20


@dataclass(frozen=True)
class Sections:
    """The rows of a review, each in one place: flagged, otherwise edited, new, balance only."""

    flagged: list[Row]
    edited: list[Row]
    new: list[Row]
    balance: list[Row]

    @classmethod
    def of(cls, changes: Iterable[Row]) -> "Sections":
        sections = cls([], [], [], [])
        for row in sorted(changes, key=lambda row: (SEVERITIES.index(row.severity), row.no)):
            sections.place(row).append(row)
        return sections

    def place(self, row: Row) -> list[Row]:
        if row.flags:
            return self.flagged
        if row.type in {"new", "balance"}:
            return self.new if row.type == "new" else self.balance
        return self.edited


def moved(row: Row) -> Iterator[tuple[str, Decimal]]:
    """What a change takes away and what it adds, each in its own currency."""
    if row.amount_before is not None:
        yield row.currency_before or row.currency, -row.amount_before
    if row.amount_after is not None:
        yield row.currency, row.amount_after


def deltas(rows: Iterable[Row]) -> dict[str, Decimal]:
    """What rows add or take away, per currency; currencies they leave as they were are left out."""
    added = sums(amount for row in rows for amount in moved(row))
    return {currency: delta for currency, delta in added.items() if delta != ZERO}


def load(path: str | Path) -> DiffData:
    """Read a `review.json`."""
    return frozen.load(path, DiffData)


def fragment(data: DiffData) -> str:
    """The report as HTML that JupyterLab shows unharmed even in a notebook it does not trust."""
    blocked = [row for row in data.changes if row.severity == "block"]
    rules = Counter(flag.rule for row in data.changes for flag in row.flags)
    return render(
        "diff.html",
        data=data,
        sections=Sections.of(data.changes),
        deltas=deltas(data.changes),
        blocked=blocked,
        at_stake=deltas(blocked),
        rules=rules.most_common(),
        look=sum(row.severity == "look" for row in data.changes),
        open_up_to=OPEN,
    )
