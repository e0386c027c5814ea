"""The risk rules: one small pure function each, registered by standing in `RULES`. What each means: its docstring."""

from syncio.domain.change import Flag
from syncio.domain.rules.aged import aged
from syncio.domain.rules.backdated import backdated
from syncio.domain.rules.case import Case, Funding, Rule
from syncio.domain.rules.concentration import concentration
from syncio.domain.rules.context import Context
from syncio.domain.rules.contra import contra
from syncio.domain.rules.credit_after_funding import credit_after_funding
from syncio.domain.rules.cross_aged import cross_aged
from syncio.domain.rules.currency_changed import currency_changed
from syncio.domain.rules.debtor_changed import debtor_changed
from syncio.domain.rules.drip import drip
from syncio.domain.rules.due_extended import due_extended
from syncio.domain.rules.duplicate import duplicate
from syncio.domain.rules.first_digit import first_digit
from syncio.domain.rules.near_duplicate import near_duplicate
from syncio.domain.rules.new_and_large import new_and_large
from syncio.domain.rules.number_changed import number_changed
from syncio.domain.rules.number_gap import number_gap
from syncio.domain.rules.out_of_hours import out_of_hours
from syncio.domain.rules.pre_invoiced import pre_invoiced
from syncio.domain.rules.rebilled import rebilled
from syncio.domain.rules.redated import redated
from syncio.domain.rules.related_party import related_party
from syncio.domain.rules.round_amounts import round_amounts
from syncio.domain.rules.stale_feed import stale_feed
from syncio.domain.rules.thresholds import THRESHOLDS, Threshold, Thresholds
from syncio.domain.rules.upward_edit import upward_edit
from syncio.domain.rules.velocity import velocity
from syncio.domain.rules.voided import voided

#: In the order in which a change's flags are shown.
RULES: tuple[Rule, ...] = (
    upward_edit, voided, debtor_changed, currency_changed, duplicate, rebilled, pre_invoiced, redated, related_party,
    credit_after_funding, drip, near_duplicate, number_changed, due_extended, backdated, aged, cross_aged, contra,
    concentration, new_and_large, velocity, number_gap, out_of_hours, round_amounts, first_digit,
)  # fmt: skip
#: What says too little by itself: shown where another rule fires too.
NEVER_ALONE = frozenset({"first_digit"})

#: Part of what a signature is bound to. Count it up whenever a rule is added or says something else.
VERSION = "3"


def flags(case: Case) -> tuple[Flag, ...]:
    """Put every rule to one case."""
    found = tuple(flag for rule in RULES for flag in rule(case))
    return found if any(flag.rule not in NEVER_ALONE for flag in found) else ()


__all__ = [
    "RULES", "THRESHOLDS", "VERSION", "Case", "Context", "Funding", "Rule", "Threshold", "Thresholds", "flags",
    "stale_feed",
]  # fmt: skip
