"""CHECK constraints, as far as they can be read simply: the codes that a column may have, that it is not negative."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from syncio.domain.mapping.findings.codes import compared, written
from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Held, Sight
from syncio.domain.mapping.spec import AMOUNTS

LITERAL = re.compile(r"N?'((?:[^']|'')*)'")
CAST = re.compile(r"::(?:character varying|[a-z]+)(?:\(\d+\))?(?:\[\])?")
COLUMN = r'("[^"]+"|\[[^\]]+\]|\w+)'
VALUE = r"(\?|-?\d+)"
ANY = re.compile(rf"{COLUMN} = ANY ?ARRAY\[({VALUE}(?:, ?{VALUE})*)\]")
EITHER = re.compile(rf"{COLUMN} ?= ?{VALUE}(?: OR \1 ?= ?{VALUE})*")
AT_LEAST = re.compile(rf"{COLUMN} ?>=? ?0(?:\.0+)?")


class Read(NamedTuple):
    """What a constraint says of its one column: the values that it may have, or that it is not negative."""

    column: str
    values: tuple[str, ...] | None


def read(text: str) -> Read | None:
    """Read a constraint as PostgreSQL or SQL Server writes it; None where it says more than that."""
    literals = [each[1].replace("''", "'") for each in LITERAL.finditer(text)]
    plain = CAST.sub("", LITERAL.sub("?", text))
    plain = re.sub(r"[()\s]+", " ", plain).strip()
    for form in (ANY, EITHER):
        if found := form.fullmatch(plain):
            given = iter(literals)
            values = re.findall(rf"[=,\[] ?{VALUE}", plain)
            return Read(bare(found[1]), tuple(next(given) if each == "?" else each for each in values))
    found = AT_LEAST.fullmatch(plain)
    return Read(bare(found[1]), None) if found else None


def bare(name: str) -> str:
    return name.strip('"[]')


def constraints(sight: Sight) -> Iterator[Finding]:
    """Those that what is written would break, and those that a person has to read."""
    for held in sight.held:
        for check in held.table.checks:
            found = read(check.text)
            if found is None:
                if re.search(rf"\b{re.escape(held.column.name)}\b", check.text):
                    what = f"has a constraint that is not read here: {check.text}"
                    yield note("constraint", held.where, what, "see that every document satisfies it")
            elif sight.folded(found.column) != sight.folded(held.column.name):
                continue
            elif found.values is not None:
                if writes := written(held.column):
                    yield from compared(held, writes, found.values, f"the constraint {check.name}")
            else:
                yield from negative(held, check.name)


def negative(held: Held, name: str) -> Iterator[Finding]:
    if held.column.spec.negative:
        kinds = " and ".join(held.column.spec.negative).replace("_", " ")
        what = f"the constraint {name} takes nothing negative, and the mapping makes a {kinds} so"
        yield error("constraint", held.where, what, "correct `negative`")
    elif AMOUNTS & set(held.column.fields):
        what = f"the constraint {name} takes nothing negative"
        yield note("constraint", held.where, what, "documents with such an amount are refused, one by one")
