"""The diff report: what changed, and why it matters, before anybody signs."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec

from syncio.domain.change import SEVERITIES, FieldChange, Severity
from syncio.reports import frozen
from syncio.reports.chart import bar
from syncio.reports.debtors import by_debtor, debtor_totals
from syncio.reports.frozen import DiffData, DiffRow
from syncio.reports.gaps import gaps
from syncio.reports.rendering import render
from syncio.reports.sections import OPEN, PAGE, Sections, pages, risk
from syncio.reports.stakes import at_stake, by_rule, deltas


def load(path: str | Path) -> tuple[DiffData, str]:
    """Read a `review.json`; the review, and the file's SHA-256."""
    text = Path(path).read_bytes()
    return frozen.decoded(text, DiffData), hashlib.sha256(text).hexdigest()


def fragment(data: DiffData, data_hash: str) -> str:
    """The report as HTML that JupyterLab shows unharmed even in a notebook it does not trust.

    :param data_hash: SHA-256 of the file that `data` was read from.
    """
    rows = [named(row, data.names) for row in sorted(data.changes, key=risk)]
    debtors = by_debtor(rows, data.debtors)
    return render(
        "diff.html",
        data=data,
        data_hash=data_hash,
        sections=Sections.of(rows),
        pages=pages,
        bar=bar,
        deltas=deltas(rows),
        stakes=at_stake(rows),
        worst={severity: Group.of(rows, severity) for severity in SEVERITIES},
        rules=by_rule(rows),
        fired=Counter(flag.rule for row in rows for flag in row.flags),
        debtors=debtors,
        totals=debtor_totals(debtors),
        past={debtor.past.debtor: (place, debtor.past) for place, debtor in enumerate(debtors, 1) if debtor.past},
        gaps=gaps(data),
        open_up_to=OPEN,
        page_size=PAGE,
    )


@dataclass(frozen=True)
class Group:
    """How many rows are of one severity, and what is at stake in them."""

    count: int
    stakes: dict[str, Decimal]

    @classmethod
    def of(cls, rows: Iterable[DiffRow], severity: Severity) -> "Group":
        found = [row for row in rows if row.severity == severity]
        return cls(len(found), at_stake(found))


def named(row: DiffRow, names: Mapping[str, str]) -> DiffRow:
    """A row with debtors' names in place of their ids, where an invoice moved between debtors whose names differ."""
    moves = [change for change in row.fields if change.field == "debtor"]
    ids = {key for change in moves for key in (change.old, change.new) if key}
    known = {key: names[key] for key in ids if key in names}
    if len(set(known.values())) < len(known) or not known:
        return row

    def told(value: str | None) -> str | None:
        return known.get(value or "", value)

    fields = tuple(
        FieldChange(field="debtor", old=told(change.old), new=told(change.new)) if change in moves else change
        for change in row.fields
    )
    flags = tuple(
        msgspec.structs.replace(flag, evidence={name: known.get(value, value) for name, value in flag.evidence.items()})
        for flag in row.flags
    )
    return msgspec.structs.replace(row, fields=fields, flags=flags)
