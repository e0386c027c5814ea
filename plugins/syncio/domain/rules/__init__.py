"""The risk rules: one small pure function each, registered by standing in `RULES`. What each means: its docstring."""

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case, Funding, Rule
from syncio.domain.rules.currency_changed import currency_changed
from syncio.domain.rules.debtor_changed import debtor_changed
from syncio.domain.rules.upward_edit import upward_edit
from syncio.domain.rules.voided import voided

RULES: tuple[Rule, ...] = (upward_edit, voided, debtor_changed, currency_changed)

#: Part of what a signature is bound to. Count it up whenever a rule is added or says something else.
VERSION = "1"


def flags(case: Case) -> tuple[Flag, ...]:
    """Put every rule to one case."""
    return tuple(flag for rule in RULES for flag in rule(case))


__all__ = ["RULES", "VERSION", "Case", "Funding", "Rule", "flags"]
