"""What may stand in a spreadsheet's cell: numbers as numbers, dates as dates, and text that nobody's program obeys."""

from datetime import UTC, date, datetime
from decimal import Decimal

from syncio.inert import visible
from syncio.reports.rendering import MOMENT, NUMBER, is_money

Cell = str | int | Decimal | date | datetime | None

#: Characters of a text that are kept. A cell holds 32,767, and a character may take up to ten as a sign.
LONGEST = 3_000
#: What makes a spreadsheet program take text for a formula: OWASP's list ("CSV Injection"). Its tabs and line breaks do
#: not come so far: they are written as signs.
FORMULA = frozenset("=+-@＝＋－＠")  # noqa: RUF001  # the last four are the full-width ones
#: Spreadsheet programs calculate with so many digits and round the rest away.
DIGITS = 15
#: Before this day Excel's calendar has a day that never was.
FIRST_DAY = date(1900, 3, 1)


def text(value: str) -> str:
    """Text with an apostrophe before what would begin a formula, spaces before it or not."""
    told = visible(value, LONGEST)
    return f"'{told}" if told.lstrip(" ")[:1] in FORMULA else told


def number(value: Decimal | None) -> Cell:
    """An exact number; as text where a spreadsheet program would round it."""
    if value is None or len(value.normalize().as_tuple().digits) <= DIGITS:
        return value
    return text(f"{value:f}")


def moment(value: datetime) -> datetime:
    """A time in UTC, to the second and without its zone, which cells do not know."""
    return value.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def value(field: str, told: str | None) -> Cell:
    """A field's value, which is frozen as text: money and quantities as numbers, dates as dates, all else as text."""
    if told is None:
        return None
    if NUMBER.fullmatch(told) and (is_money(field) or field.endswith("quantity")):
        return number(Decimal(told))
    if field.endswith("_date") and (day := read_date(told)) is not None:
        return day
    return moment(datetime.fromisoformat(told)) if MOMENT.fullmatch(told) else text(told)


def read_date(told: str) -> date | None:
    """A date that spreadsheet programs have too; None where it is none."""
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None
