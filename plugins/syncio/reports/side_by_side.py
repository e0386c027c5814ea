"""The versions of a change side by side: each field and each line in all of them, and how the newest differs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from syncio.domain.diff import as_text, match_lines
from syncio.domain.invoice import Line
from syncio.domain.versions import ChangeDetail, Version
from syncio.reports.brief import cut
from syncio.reports.rendering import amount

Mark = Literal["same", "changed", "added", "removed", "since funding"]
Chain = list[int | None]
CONTENT = ("number", "reference", "issue_date", "due_date", "currency")
TOTALS = ("subtotal", "tax", "total")
BALANCE = ("paid", "credited", "due")
TIMES = "\N{MULTIPLICATION SIGN}"
DESCRIBED = 200  # characters that are kept of a description too long to be shown, so that amounts follow it
DEBTOR = ("name", "tax_number", "email", "bank_account")


@dataclass(frozen=True)
class Aligned:
    """A field's values in all versions, the oldest first, None where a version has no such thing.

    `mark`: how the newest differs from the approved copy, or, where they are the same, from what was funded.
    """

    field: str
    values: tuple[str | None, ...]
    mark: Mark


def columns(detail: ChangeDetail) -> tuple[Version, ...]:
    """The versions that differ: what was funded is left out where it still is the approved copy."""
    places = {version.role: version.n for version in detail.versions}
    return tuple(each for each in detail.versions if each.role != "funded" or places.get("before") != each.n)


def tables(versions: Sequence[Version]) -> dict[str, list[Aligned]]:
    """Every field and line that any of the versions has, by what it is about."""
    if versions[-1].debtor is not None:
        return {"Debtor": filled(row(name, [getattr(each.debtor, name) for each in versions]) for name in DEBTOR)}
    return {
        "Document": filled(document(versions)),
        "Amounts": filled(amounts(versions)),
        "Lines": filled(row for line in chains(versions) for row in line_rows(versions, line)),
    }


def filled(rows: Iterable[Aligned]) -> list[Aligned]:
    """Those that say something in any of the versions."""
    return [row for row in rows if any(row.values)]


def document(versions: Sequence[Version]) -> Iterator[Aligned]:
    yield row("debtor", debtors(versions))
    yield row("status", [each.origin and each.origin.status.value for each in versions])
    yield from (row(name, [getattr(each.content, name) for each in versions]) for name in CONTENT)


def amounts(versions: Sequence[Version]) -> Iterator[Aligned]:
    yield from (row(name, [getattr(each.content, name) for each in versions]) for name in TOTALS)
    yield from (row(name, [getattr(each.balance, name) for each in versions]) for name in BALANCE)


def debtors(versions: Sequence[Version]) -> list[str]:
    """Who owes it in each version; with the beginning of the id where two of one name are not the same."""
    ids = [each.content.debtor if each.content else "" for each in versions]
    names = [each.origin.debtor_name if each.origin else "" for each in versions]
    if len(set(names)) == len(set(ids)):
        return names
    return [f"{name} (id {key[:8]}…)" for name, key in zip(names, ids, strict=True)]


def row(field: str, values: Sequence[Any]) -> Aligned:
    texts = tuple(as_text(value) for value in values)
    return Aligned(field, texts, mark(texts))


def mark(values: Sequence[str | None]) -> Mark:
    """How the last of the values differs from the one before it, or else from the first."""
    if len(values) > 1 and values[-2] != values[-1]:
        return "added" if values[-2] is None else "removed" if values[-1] is None else "changed"
    return "same" if values[0] == values[-1] else "since funding"


def chains(versions: Sequence[Version]) -> list[Chain]:
    """Which lines are the same one: its place in each version, ordered by where it stood last."""
    found: list[Chain] = [[at] for at in range(len(lines(versions[0])))]
    for at, (old, new) in enumerate(pairwise(versions), 1):
        pairs = match_lines(lines(old), lines(new), ids(old), ids(new))
        partner = {before: after for before, after in pairs if before is not None}
        for chain in found:
            chain.append(None if chain[-1] is None else partner.get(chain[-1]))
        absent: Chain = [None] * at
        found += [[*absent, after] for before, after in pairs if before is None]
    return sorted(found, key=lambda chain: (last(chain), chain[-1] is not None))


def last(chain: Chain) -> int:
    """Where a line stood when it was last there."""
    return next(at for at in reversed(chain) if at is not None)


def lines(version: Version) -> tuple[Line, ...]:
    return version.content.lines if version.content else ()


def ids(version: Version) -> tuple[str, ...]:
    return version.origin.line_ids if version.origin else ()


def line_rows(versions: Sequence[Version], chain: Chain) -> Iterator[Aligned]:
    """A line that stayed, came or went in one row; one that was edited field by field."""
    found = [None if at is None else lines(each)[at] for each, at in zip(versions, chain, strict=True)]
    name = f"line {1 + last(chain)}"
    present = [line for line in found if line is not None]
    if None in found[-2:] or all(line == present[0] for line in present):
        texts = tuple(None if line is None else whole(line) for line in found)
        yield Aligned(name, texts, mark(texts))
        return
    for field in Line.__struct_fields__:
        yield row(f"{name} {field}", [None if line is None else getattr(line, field) for line in found])


def whole(line: Line) -> str:
    """A line as it is read: its description, quantity times price, and what that makes."""
    total, description = amount(line.amount), cut(line.description, DESCRIBED)
    if line.quantity is None or line.unit_price is None:
        return f"{description}: {total}"
    return f"{description}: {as_text(line.quantity)} {TIMES} {amount(line.unit_price)} = {total}"
