"""What differs between two versions, field by field; a diff applied to the old gives the new."""

from collections.abc import Sequence
from typing import Any

import msgspec

from syncio.domain.change import FieldChange
from syncio.domain.invoice import Balance, Content, Debtor, Line

LINES = "lines"


class LineChange(msgspec.Struct, frozen=True):
    """A line by its place (from 0) before and after, None where it was added or removed; values where they differ."""

    before_at: int | None
    after_at: int | None
    before: Line | None
    after: Line | None


class Diff(msgspec.Struct, frozen=True):
    """`values`: top-level fields as (name, old, new). `lines`: every line that was added, removed, changed or moved."""

    values: tuple[tuple[str, Any, Any], ...]
    lines: tuple[LineChange, ...]
    count: int

    def rows(self) -> tuple[FieldChange, ...]:
        """The differences as text, in the order a reader expects: the document first, then its lines."""
        header = [FieldChange(field=name, old=as_text(old), new=as_text(new)) for name, old, new in self.values]
        return (*header, *(row for line in self.lines for row in line_rows(line)))


def diff(before: Content, after: Content, before_ids: Sequence[str] = (), after_ids: Sequence[str] = ()) -> Diff:
    """Compare two contents; lines are matched by the source's id where both sides have it, else by what they say."""
    same = before.lines == after.lines
    pairs = [] if same else match_lines(before.lines, after.lines, before_ids, after_ids)
    lines = [
        LineChange(i, j, *((old, new) if old != new else (None, None)))
        for i, j in pairs
        if (old := None if i is None else before.lines[i]) != (new := None if j is None else after.lines[j]) or i != j
    ]
    return Diff(different(before, after), tuple(lines), len(after.lines))


def different(before: msgspec.Struct, after: msgspec.Struct) -> tuple[tuple[str, Any, Any], ...]:
    """The plain fields of two structs of one type that are not equal."""
    names = [name for name in before.__struct_fields__ if name != LINES]
    return tuple((name, old, new) for name in names if (old := getattr(before, name)) != (new := getattr(after, name)))


def plain_rows(before: Balance | Debtor, after: Balance | Debtor) -> tuple[FieldChange, ...]:
    """The differences of two balances or two debtors as text."""
    return tuple(
        FieldChange(field=name, old=as_text(old), new=as_text(new)) for name, old, new in different(before, after)
    )


def match_lines(
    before: Sequence[Line], after: Sequence[Line], before_ids: Sequence[str], after_ids: Sequence[str]
) -> list[tuple[int | None, int | None]]:
    """Pair the places of lines: by id, then by equal content, then by place; the rest were added or removed."""
    partner: dict[int, int] = {}
    left, right = set(range(len(before))), set(range(len(after)))

    def pair(keys_before: Sequence[object], keys_after: Sequence[object]) -> None:
        places: dict[object, list[int]] = {}
        for j in sorted(right, reverse=True):
            if j < len(keys_after) and keys_after[j] not in {"", None}:
                places.setdefault(keys_after[j], []).append(j)
        for i in sorted(left):
            if i < len(keys_before) and places.get(keys_before[i]):
                partner[i] = places[keys_before[i]].pop()
                left.discard(i)
                right.discard(partner[i])

    pair(before_ids, after_ids)
    pair(before, after)
    pair(range(len(before)), range(len(after)))
    pairs: list[tuple[int | None, int | None]] = [(i, partner.get(i)) for i in range(len(before))]
    return pairs + [(None, j) for j in sorted(right)]


def apply(before: Content, changes: Diff) -> Content:
    """Carry a diff out: `apply(old, diff(old, new)) == new`."""
    taken = {change.before_at for change in changes.lines}
    placed = {i: line for i, line in enumerate(before.lines) if i not in taken}
    for change in changes.lines:
        if change.after_at is not None:
            placed[change.after_at] = change.after or before.lines[change.before_at or 0]
    lines = tuple(placed[i] for i in range(changes.count))
    return msgspec.structs.replace(before, lines=lines, **{name: new for name, _, new in changes.values})


def line_rows(change: LineChange) -> list[FieldChange]:
    """One line's differences as text; lines are counted from 1."""
    if change.before is not None and change.after is not None:
        at = 1 + (change.after_at or 0)
        return [
            FieldChange(field=f"line {at} {name}", old=as_text(old), new=as_text(new))
            for name, old, new in different(change.before, change.after)
        ]
    if change.before is None and change.after is None:
        old, new = (None if at is None else f"place {at + 1}" for at in (change.before_at, change.after_at))
        return [FieldChange(field="line moved", old=old, new=new)]
    at = 1 + ((change.before_at if change.after_at is None else change.after_at) or 0)
    old, new = (None if line is None else summary(line) for line in (change.before, change.after))
    return [FieldChange(field=f"line {at}", old=old, new=new)]


def summary(line: Line) -> str:
    """A whole line in a few words."""
    return f"{line.description}: {as_text(line.amount)}"


def as_text(value: Any) -> str | None:
    """A value as a reader sees it: exact numbers, ISO dates, tracking as `Region=North`."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return ", ".join(f"{name}={option}" for name, option in value)
    return str(value)
