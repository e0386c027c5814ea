"""The column types that a mapping may name, those of SQL Server and of PostgreSQL alike."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

import msgspec

from syncio.errors import Misconfigured

Family = Literal["text", "padded", "decimal", "integer", "date"]

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("varchar", "nvarchar", "text", "ntext"), "text"),
    **dict.fromkeys(("char", "nchar"), "padded"),
    **dict.fromkeys(("decimal", "numeric", "money", "smallmoney"), "decimal"),
    **dict.fromkeys(("tinyint", "smallint", "int", "integer", "bigint"), "integer"),
    "date": "date",
}
NATIONAL = frozenset({"nvarchar", "nchar", "ntext"})
RANGES = {"tinyint": 8, "smallint": 16, "int": 32, "integer": 32, "bigint": 64}
WRITTEN = re.compile(r"([a-z]+)(?:\((\d+|max)(?:,\s*(\d+))?\))?(\s+exact)?")
MONEY_PLACES = 4


class SqlType(msgspec.Struct, frozen=True):
    """`length` of a text, None without a limit; `precision` and `scale` of a decimal; `exact`: by its bytes."""

    name: str
    family: Family
    length: int | None = None
    precision: int = 19
    scale: int = MONEY_PLACES
    exact: bool = False

    @property
    def plain(self) -> Callable[[Any], str | None] | None:
        """What makes the one text of a value as the driver gives it (a decimal as text); None where it is that text."""
        return PLAIN[self.family]

    def text(self, held: Any) -> str | None:
        """The one text of a value as the driver gives it."""
        return held if self.plain is None else self.plain(held)

    def lack(self, value: str) -> str | None:
        """Why the column cannot hold a value as it is; None where it can."""
        if self.family in {"text", "padded"}:
            too_long = self.length is not None and len(value) > self.length
            return f"is {len(value)} characters long, and the column takes {self.length}" if too_long else None
        if self.family == "date" or (self.family == "decimal" and self.scale >= MONEY_PLACES):
            return None  # amounts have no more places, and the database refuses one that is too large
        number = Decimal(value)
        if self.family == "integer":
            signed = self.name != "tinyint"
            bits = RANGES[self.name] - signed
            fits = number == number.to_integral_value() and (-(2**bits) if signed else 0) <= number < 2**bits
            return None if fits else f"is {value}, which is no {self.name}"
        fits = number == round(number, self.scale) and abs(number) < 10 ** (self.precision - self.scale)
        return None if fits else f"is {value}, which {self.name}({self.precision},{self.scale}) would change"


def type_of(written: str) -> SqlType:
    """Read a type as SQL writes it: `nvarchar(30)`, `decimal(19,4)`, `char(8)`, `nvarchar(100) exact`.

    :raises Misconfigured: where it is none that a mapping can write.
    """
    parts = WRITTEN.fullmatch(written.strip().lower())
    if parts is None or (family := FAMILIES.get(parts[1])) is None:
        raise Misconfigured(f"type {written!r} is none that a mapping can write: use one of {', '.join(FAMILIES)}")
    name, first, second, exact = parts.groups()
    if family in {"text", "padded"}:
        length = int(first) if first and first != "max" else (1 if family == "padded" else None)
        return SqlType(name, family, length=length, exact=bool(exact))
    if family == "decimal" and name not in {"money", "smallmoney"}:
        return SqlType(name, family, precision=int(first or 18), scale=int(second or 0))
    return SqlType(name, family, precision=10 if name == "smallmoney" else 19)


@lru_cache(maxsize=10_000)  # most come again and again
def plain(number: str | None) -> str | None:
    """The one text of a number that came with trailing zeros: `10.5000` is `10.5`."""
    return number.rstrip("0").rstrip(".") if number and "." in number else number


PLAIN: dict[Family, Callable[[Any], str | None] | None] = {
    "text": None,
    "padded": lambda held: held and str(held).rstrip(" "),
    "decimal": plain,
    "integer": lambda held: held if held is None else str(held),
    "date": lambda held: held.isoformat() if isinstance(held, date) else held,
}
