"""Codes that FactorS's own tables do not have, and those that the mapping does not name."""

from collections import Counter
from collections.abc import Iterator, Sequence

from syncio.domain.mapping import Column, Lookup
from syncio.domain.mapping.catalogue import place
from syncio.domain.mapping.checks import ALL_CODES
from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Held, Sight

MISSING = "add them there, or correct the mapping"


def codes(sight: Sight) -> Iterator[Finding]:
    """Codes of the mapping against enumerations, foreign keys' tables and look-up tables."""
    for held in sight.held:
        writes = written(held.column)
        if writes and held.found.labels:
            yield from compared(held, writes, held.found.labels, f"the enumeration {held.found.type}")
        for reference in held.table.references:
            [*columns], [*referred] = reference.columns, reference.referred
            there = sight.catalogue.values.get(place(reference.table, referred[0]))
            if writes and there is not None and list(map(sight.folded, columns)) == [sight.folded(held.column.name)]:
                yield from compared(held, writes, there, reference.table)
    for lookup in sight.mapping.lookups:
        pairs = sight.catalogue.pairs.get(place(lookup.table, lookup.match, lookup.give))
        if pairs is not None:
            yield from looked_up(sight, lookup, pairs)


def written(column: Column) -> tuple[str, ...]:
    """The codes that are written into a column; none where any text may be."""
    spec = column.spec
    if spec.lookup is not None or column.refers is not None:
        return ()
    if spec.codes is not None:
        return tuple(spec.codes.values())
    if spec.constant is not None:
        return (spec.constant,)
    return ALL_CODES.get(spec.field or "", ())


def compared(held: Held, writes: Sequence[str], there: Sequence[str], of: str) -> Iterator[Finding]:
    known = {each.rstrip() for each in there}
    if lacking := [code for code in writes if code.rstrip() not in known]:
        yield error("code", held.where, f"{of} has no {listed(lacking)}, which the mapping writes", MISSING)
    if held.column.spec.codes is not None and (others := sorted(known - {code.rstrip() for code in writes})):
        what = f"{of} has {listed(others)} too, which the mapping does not name"
        yield note("unmapped", held.where, what, "a row with one of them differs from every version that is shown")


def looked_up(sight: Sight, lookup: Lookup, pairs: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    where = f"{lookup.table}.{lookup.match}"
    of_client = any(column.spec.lookup == lookup for column in sight.mapping.client.columns)
    if not pairs and not of_client:
        yield error("lookup", where, "has no rows", "everything would be refused: fill the table")
        return
    if twice := doubled([match for match, _ in pairs]):
        yield error("doubled", where, f"has {listed(twice)} more than once", "leave one code for each")
    if twice := doubled([give for _, give in pairs]):
        what = f"gives {listed(twice)} more than once"
        yield error("doubled", f"{lookup.table}.{lookup.give}", what, "a code must tell what it stands for")
    for held in sight.held:
        if held.column.spec.lookup == lookup:
            known = {match for match, _ in pairs}
            if lacking := [value for value in ALL_CODES.get(held.column.spec.field or "", ()) if value not in known]:
                yield error("code", where, f"has no {listed(lacking)}, which is looked up there", MISSING)


def doubled(values: Sequence[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


def listed(values: Sequence[str]) -> str:
    """Some of them, quoted."""
    shown = ", ".join(map(repr, values[:5]))
    return f"{shown} and {len(values) - 5} more" if len(values) > 5 else shown  # noqa: PLR2004  # as above
