"""What the rules are set to: every threshold with its default and range, and a client's own values over them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.errors import Misconfigured

Unit = Literal["amount", "percent", "days", "hour", "hours", "times", "share"]
Key = tuple[str, str]
#: Units of which there are only whole ones.
WHOLE: frozenset[Unit] = frozenset({"days", "hour", "hours"})


class Threshold(msgspec.Struct, frozen=True):
    """One setting of one rule; `least` and `most` are allowed themselves. Amounts are in the invoice's currency."""

    rule: str
    name: str
    default: Decimal
    least: Decimal
    most: Decimal
    unit: Unit
    meaning: str

    def objection(self, value: Decimal) -> str | None:
        """Why it cannot be set to this: a sentence, or None where it can."""
        if not value.is_finite() or not self.least <= value <= self.most:
            return f"{self.rule}.{self.name} has to lie between {self.least} and {self.most}"
        if self.unit in WHOLE and value != int(value):
            return f"{self.rule}.{self.name} has to be a whole number"
        return None


def _threshold(rule: str, name: str, default: str, span: str, unit: Unit, meaning: str) -> Threshold:
    """:param span: the least and the most, as `0..31`."""
    least, most = span.split("..")
    return Threshold(rule, name, Decimal(default), Decimal(least), Decimal(most), unit, meaning)


THRESHOLDS: tuple[Threshold, ...] = (
    _threshold("upward_edit", "amount", "0.01", "0..100", "amount", "a rise up to this is none"),
    _threshold("drip", "invoices", "3", "2..100", "times", "so many raised invoices are a drip"),
    _threshold("drip", "percent", "1", "0..100", "percent", "or raises over this part of the client's ledger"),
    _threshold("drip", "days", "30", "1..365", "days", "raises are added up over so many days"),
    _threshold("near_duplicate", "percent", "1", "0..5", "percent", "totals differ by at most this"),
    _threshold("near_duplicate", "days", "7", "0..31", "days", "issue dates differ by at most this"),
    _threshold("number_gap", "days", "5", "0..31", "days", "a number may be missing for so long"),
    _threshold("pre_invoiced", "days", "0", "0..31", "days", "issued at most so long after it was first seen"),
    _threshold("backdated", "days", "7", "0..365", "days", "issued at most so long before it was first seen"),
    _threshold("due_extended", "term", "90", "1..365", "days", "from issue to due date, the client's longest term"),
    _threshold("credit_after_funding", "percent", "10", "0..100", "percent", "credits from this part of T on block"),
    _threshold("rebilled", "percent", "2", "0..10", "percent", "totals differ by at most this"),
    _threshold("rebilled", "days", "14", "0..92", "days", "issued so long before or after the other was cancelled"),
    _threshold("aged", "days", "90", "1..365", "days", "aged once it is older than this"),
    _threshold("aged", "past_due", "60", "0..365", "days", "or past its due date for longer than this"),
    _threshold("cross_aged", "percent", "50", "0..100", "percent", "a debtor of whom more than this part is aged"),
    _threshold("concentration", "percent", "25", "0..100", "percent", "of the ledger one debtor may owe"),
    _threshold("new_and_large", "days", "90", "1..365", "days", "a debtor is new for so long"),
    _threshold("new_and_large", "percentile", "95", "50..100", "percent", "of the client's invoices are not larger"),
    _threshold("velocity", "deviations", "3", "0..10", "times", "standard deviations over the mean"),
    _threshold(
        "velocity",
        "flat",
        "10",
        "0..100",
        "percent",
        "receipts that rose by at most this, or by no more than they vary, are flat",
    ),
    _threshold("round_amounts", "deviations", "3", "0..10", "times", "standard deviations over the base line"),
    _threshold("round_amounts", "unit", "100", "1..100000", "amount", "a multiple of this is round"),
    _threshold("first_digit", "deviation", "0.015", "0..0.2", "share", "mean absolute deviation from Benford's law"),
    _threshold("first_digit", "invoices", "300", "50..100000", "times", "the fewest that tell anything"),
    _threshold("out_of_hours", "times", "3", "1..100", "times", "the client's usual rate"),
    _threshold("out_of_hours", "night", "22", "12..23", "hour", "local hour at which the night begins"),
    _threshold("out_of_hours", "morning", "5", "0..11", "hour", "local hour at which it ends"),
    _threshold("stale_feed", "hours", "24", "1..720", "hours", "without a complete pull, and nothing is drawn"),
)
KNOWN: dict[Key, Threshold] = {(one.rule, one.name): one for one in THRESHOLDS}
DEFAULTS: dict[Key, Decimal] = {key: one.default for key, one in KNOWN.items()}


def objection(rule: str, name: str, value: Decimal | None) -> str | None:
    """Why a client's threshold cannot be this: a sentence, or None where it can. None is its default."""
    known = KNOWN.get((rule, name))
    if known is None:
        return f"no rule has the threshold {rule}.{name}: `python -m syncio rules list` names them"
    return None if value is None else known.objection(value)


class Thresholds(msgspec.Struct, frozen=True):
    """A client's: `own` stands over the defaults."""

    own: dict[Key, Decimal] = {}

    def at(self, rule: str, name: str) -> Decimal:
        """:raises KeyError: where no rule has such a threshold."""
        return self.own.get((rule, name), DEFAULTS[rule, name])

    def whole(self, rule: str, name: str) -> int:
        return int(self.at(rule, name))

    def part(self, rule: str, name: str) -> Decimal:
        """A percentage as a fraction."""
        return self.at(rule, name) / 100

    def also(self, values: Iterable[tuple[str, str, Decimal]]) -> "Thresholds":
        """The same with these (rule, name, value) over them.

        :raises Misconfigured: where a name is unknown, or a value out of its range.
        """
        own = dict(self.own)
        for rule, name, value in values:
            if found := objection(rule, name, value):
                raise Misconfigured(found, value=value)
            own[rule, name] = value
        return Thresholds(own)
