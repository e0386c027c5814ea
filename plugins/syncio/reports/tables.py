"""A frozen review as tables, a row a change: what spreadsheets are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syncio.domain.change import FieldChange
from syncio.reports.cells import Cell, moment, number, text, value
from syncio.reports.frozen import DiffData, DiffRow
from syncio.reports.gaps import gaps
from syncio.reports.rendering import value_of, words
from syncio.reports.sections import risk

#: Rows that a sheet has room for, its head and a last word left out.
MOST = 1_048_574
CHANGES = (
    "No", "Severity", "Subject", "Change", "Number", "Debtor", "Currency before", "Gross before", "Currency",
    "Gross after", "Gross change", "At stake", "Approvals needed", "Issued", "Due", "Flags", "Fields", "Source id",
    "Debtor id", "SHA-256",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Its rows, as many as a sheet takes; then how many are missing."""
        left = 0
        for count, row in enumerate(self.rows):
            if count < MOST:
                yield row
            else:
                left += 1
        if left:
            yield (f"{left} more rows are in review.json",)


def tables(data: DiffData, data_hash: str) -> list[Table]:
    """All of a review; the riskiest changes come first.

    :param data_hash: SHA-256 of the frozen file.
    """
    rows = sorted(data.changes, key=risk)
    return [
        changes(data),
        Table("Fields", ("No", "Number", "Field", "Old", "New"), fields(rows)),
        Table("Flags", ("No", "Number", "Rule", "Severity", "Sentence", "Evidence"), flags(rows)),
        Table(
            "Decided before",
            ("No", "Number", "Review", "Verdict", "By", "At (UTC)", "Currency", "Gross", "Reason"),
            earlier(rows),
        ),
        Table("About", ("What", "Value"), about(data, data_hash)),
    ]


def changes(data: DiffData) -> Table:
    """A review's changes, a row each."""
    return Table("Changes", CHANGES, (change(row) for row in sorted(data.changes, key=risk)))


def change(row: DiffRow) -> tuple[Cell, ...]:
    """One change in one row, its flags and fields in a cell each."""
    return (
        *(row.no, row.severity, row.subject, row.type, text(row.number), text(row.debtor_name)),
        *(text(row.currency_before or ""), number(row.amount_before), text(row.currency), number(row.amount_after)),
        *(number(row.delta), number(row.at_stake), row.approvals_needed),
        *(value(name, value_of(row, name) or None) for name in ("issue_date", "due_date")),
        text("; ".join(f"{words(flag.rule)} ({flag.severity}): {flag.sentence}" for flag in row.flags)),
        text("; ".join(in_words(field) for field in row.fields)),
        *(text(row.external_id), text(row.debtor or ""), row.hash),
    )


def in_words(field: FieldChange) -> str:
    old, new = ("(not there)" if one is None else one or "(empty)" for one in (field.old, field.new))
    return f"{words(field.field)}: {old} → {new}"


def fields(rows: Iterable[DiffRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        for field in row.fields:
            told = (value(field.field, field.old), value(field.field, field.new))
            yield (row.no, text(row.number), text(field.field), *told)


def flags(rows: Iterable[DiffRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        for flag in row.flags:
            found = "; ".join(f"{words(name)} {told}" for name, told in sorted(flag.evidence.items()))
            yield (row.no, text(row.number), text(flag.rule), flag.severity, text(flag.sentence), text(found))


def earlier(rows: Iterable[DiffRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        for one in row.earlier:
            yield (
                *(row.no, text(one.number), one.review, one.verdict, text(one.user), moment(one.at)),
                *(text(one.currency), number(one.amount), text(one.reason)),
            )


def about(data: DiffData, data_hash: str) -> Iterator[tuple[Cell, ...]]:
    """What the review is, by which it can be checked, and what was not checked."""
    yield ("Client", text(data.client))
    yield ("Review", data.review)
    yield ("Opened (UTC)", moment(data.opened))
    yield ("Changes", len(data.changes))
    yield ("Rules version", text(data.rules_version))
    yield ("SHA-256 of the review", data.hash)
    yield ("SHA-256 of review.json", data_hash)
    yield ("At stake", "what could be lent wrongly if a change is not what it says")
    for gap in gaps(data):
        yield ("Not known", text(f"{gap.what}: {gap.why}"))
    for check in data.checks:
        if check.lacks:
            yield ("Not checked", text(f"{words(check.rule)}: {check.lacks}"))
