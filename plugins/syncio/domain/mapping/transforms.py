"""The transforms a mapping may name: the way from a canonical text to what FactorS holds, and back where there is one.

A value that cannot be held exactly is refused, never changed: only `round` and `cut`, which say so, lose anything.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from syncio.domain.mapping.spec import ColumnSpec, Lookup
from syncio.domain.mapping.types import SqlType, plain
from syncio.errors import Invalid

#: From a value and the record it is of; and back, from what is held and the document's kind.
Forward = Callable[[str, Any], str]
Back = Callable[[str, str | None], str]


class Step(NamedTuple):
    """`back` is None where what was there before cannot be told from what is held."""

    forward: Forward
    back: Back | None


class Codes:
    """A code table; one that FactorS keeps is filled when it is read."""

    def __init__(self, pairs: Mapping[str, str] | None = None) -> None:
        self.forth: dict[str, str] = {}
        self.back: dict[str, str] = {}
        self.fill(pairs or {})

    def fill(self, pairs: Mapping[str, str]) -> None:
        self.forth = dict(pairs)
        self.back = {code: value for value, code in pairs.items()}

    @property
    def one_to_one(self) -> bool:
        return len(self.back) == len(self.forth)


def steps(spec: ColumnSpec, kind: SqlType, lookups: dict[Lookup, Codes]) -> Iterator[Step]:
    """A column's transforms in the order in which they are done."""
    if spec.round is not None:
        yield rounded(spec.round)
    if spec.negative:
        yield signed(frozenset(spec.negative))
    if spec.scale:
        yield scaled(spec.scale)
    if spec.codes is not None:
        yield coded(Codes(spec.codes), "codes")
    if spec.lookup is not None:
        yield coded(lookups.setdefault(spec.lookup, Codes()), spec.lookup.table)
    if spec.format is not None:
        yield dated(spec.format)
    if spec.cut and kind.length is not None:
        yield cut(kind.length)


def rounded(places: int) -> Step:
    """To so many decimal places, half away from zero, as SQL Server rounds."""
    unit = Decimal(1).scaleb(-places)
    return Step(lambda value, _: number(Decimal(value).quantize(unit, ROUND_HALF_UP)), None)


def signed(negative: frozenset[str]) -> Step:
    """The other sign for these kinds of document."""
    return Step(
        lambda value, record: opposite(value) if record.kind in negative else value,
        lambda held, kind: opposite(held) if kind in negative else held,
    )


def scaled(places: int) -> Step:
    """An integer of so many decimal places: cents are 2."""
    return Step(
        lambda value, _: number(Decimal(value).scaleb(places)), lambda held, _: number(Decimal(held).scaleb(-places))
    )


def coded(codes: Codes, where: str) -> Step:
    def forward(value: str, _: Any) -> str:
        if (code := codes.forth.get(value)) is None:
            raise Invalid(f"is {value!r}, which has no code in {where}: add one")
        return code

    def back(held: str, _: str | None) -> str:
        return codes.back.get(held, f"(code {held})")

    return Step(forward, back if codes.one_to_one else None)


def dated(form: str) -> Step:
    """A day as text: `YYYYMMDD`, `DD.MM.YYYY`."""
    at = {part: form.find(part) for part in ("YYYY", "MM", "DD")}

    def forward(value: str, _: Any) -> str:
        year, month, day = value.split("-")
        return form.replace("YYYY", year).replace("MM", month).replace("DD", day)

    def back(held: str, _: str | None) -> str:
        return "-".join(held[begin : begin + len(part)] for part, begin in at.items())

    return Step(forward, back)


def cut(length: int) -> Step:
    """No longer than the column; the rest is lost, and the file says so."""
    return Step(lambda value, _: value[:length], None)


def number(value: Decimal) -> str:
    """The one text of a number, without an exponent or a minus before nothing."""
    text = plain(format(value, "f"))
    return "0" if text == "-0" else text or ""


def opposite(value: str) -> str:
    return number(-Decimal(value))
