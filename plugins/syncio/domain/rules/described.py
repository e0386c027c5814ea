"""The rules as a person reads them: what each says, how badly, and what it is set to."""

import re
from collections.abc import Iterator
from inspect import getdoc

import msgspec

from syncio.domain.change import SEVERITIES
from syncio.domain.rules import RULES, THRESHOLDS, Rule, Threshold

#: `none` is no flag's.
_FLAGS = SEVERITIES[:-1]
_SEVERITY = re.compile(rf"\b({'|'.join(_FLAGS)})\b")


class Description(msgspec.Struct, frozen=True):
    """`severities`: those that its flags may have, the worst first. `meaning`: its docstring's first paragraph."""

    rule: str
    severities: tuple[str, ...]
    meaning: str
    thresholds: tuple[Threshold, ...]


def described() -> Iterator[Description]:
    """Every rule, in the order in which flags are shown."""
    for rule in RULES:
        own = tuple(one for one in THRESHOLDS if one.rule == name_of(rule))
        yield Description(name_of(rule), severities(rule), meaning(rule), own)


def name_of(rule: Rule) -> str:
    return str(rule.__name__)


def meaning(rule: Rule) -> str:
    """What a rule's docstring says before its first empty line."""
    return " ".join((getdoc(rule) or "").partition("\n\n")[0].split())


def severities(rule: Rule) -> tuple[str, ...]:
    """What a rule's docstring says of it."""
    said = set(_SEVERITY.findall(rule.__doc__ or ""))
    return tuple(severity for severity in _FLAGS if severity in said)
