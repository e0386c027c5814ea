"""The templates: autoescaped, strict about names, and no text reaches a page without `visible`."""

import re
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from syncio.domain.change import Flag
from syncio.domain.money import ZERO, shown
from syncio.domain.shown import Row
from syncio.inert import LONGEST, visible
from syncio.reports.pairs import pair

MINUS = "\N{MINUS SIGN}"
#: The last word of a field, or the name of evidence, that holds money.
FIGURES = frozenset(
    {
        *("subtotal", "tax", "total", "due", "paid", "credited", "amount", "unit_price"),
        *("rise", "raised", "advance", "advanced", "other_total", "large", "sales", "usual_sales"),
        *("ineligible", "balance", "payable", "aged", "ledger", "limit"),
    }
)
SAID = re.compile(r"\w(?:[\w.,:-]*\w)?")
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,4})?")
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
MOMENT = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-9:.]{8,15}(Z|\+00:00)")


def amount(value: Decimal | None) -> str:
    """An amount for people; a dash where there is none."""
    if value is None:
        return "\N{EN DASH}"
    return shown(value).replace("-", MINUS)


def signed(value: Decimal | None) -> str:
    """A change of an amount, its sign always written."""
    return f"+{amount(value)}" if value is not None and value > ZERO else amount(value)


def moment(value: datetime) -> str:
    """A time as a reader says it, in UTC: no report depends on where it is rendered."""
    return f"{value.day} {value:%B %Y, %H:%M} UTC"


def counted(count: int) -> str:
    """`1,200`."""
    return f"{count:,}"


def day(value: datetime) -> str:
    """A day, in UTC."""
    return f"{value.day} {value:%B %Y}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 change`, `2 changes`, `1,200 changes`."""
    return f"{counted(count)} {one if count == 1 else many or one + 's'}"


def words(name: str) -> str:
    """A field's or rule's name in words: `due_date` is `due date`."""
    return name.replace("_", " ")


def titled(name: str) -> str:
    """The same at the beginning of a line: `PDF mismatch`."""
    text = words(name).replace("pdf", "PDF")
    return text[:1].upper() + text[1:]


def figure(text: str, field: str) -> str:
    """A field's value: money as money is written, times as times are, everything else as it is."""
    if MOMENT.fullmatch(text):
        return moment(datetime.fromisoformat(text))
    return amount(Decimal(text)) if is_money(field) and NUMBER.fullmatch(text) else text


def is_money(field: str) -> bool:
    """Whether a field holds money, as `line 2 amount` and `total_then` do."""
    return plain(field.rsplit(" ", maxsplit=1)[-1]) in FIGURES


def plain(name: str) -> str:
    """The field that evidence is about: `total` for `total_then`."""
    return name.removesuffix("_then").removesuffix("_now")


def short(text: str) -> str:
    """A text in which an id of 36 characters is cut to its first eight: nobody reads the rest."""
    return text if len(text) > LONGEST else UUID.sub(lambda found: f"{found[0][:8]}\N{HORIZONTAL ELLIPSIS}", text)


def value_of(row: Row, field: str) -> str:
    """What a field of a row is now; nothing where the row does not list it."""
    return next((change.new or "" for change in row.fields if change.field == field), "")


def unsaid(row: Row, flag: Flag) -> dict[str, str]:
    """A flag's evidence by name, without what stands there anyway: in the row's amounts and fields, in its sentence."""
    shown = (row.amount_before, row.amount_after, row.delta, row.at_stake)
    amounts = {amount(each) for each in shown if each is not None}
    fields = {(change.field, value) for change in row.fields for value in (change.old, change.new)}
    said = set(SAID.findall(flag.sentence))
    return {
        name: value
        for name, value in sorted(flag.evidence.items())
        if not (is_money(name) and figure(value, name) in amounts)
        and (plain(name), value) not in fields
        and said.isdisjoint((value, figure(value, name)))
    }


FILTERS = (amount, signed, moment, day, counted, plural, words, titled, figure, is_money, short, value_of, unsaid)


def _finished(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """The one environment every template is rendered in."""
    made = Environment(
        loader=PackageLoader("syncio.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {each.__name__: each for each in FILTERS}
    made.globals["pair"] = pair
    return made


def render(template: str, **values: Any) -> Markup:
    """Render one template of this package; the result is markup of ours."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  # autoescaped above
