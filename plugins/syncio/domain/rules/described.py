"""The rules as a person reads them: what each says, how badly, and what it is set to."""

import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from typing import Any

import msgspec

from syncio.domain.change import SEVERITIES
from syncio.domain.rules import RULES, THRESHOLDS, Threshold, stale_feed

#: `none` is no flag's.
_FLAGS = SEVERITIES[:-1]
_SEVERITY = re.compile(rf"\b({'|'.join(_FLAGS)})\b")
#: What a rule does that is about a client's feed, and flags no change.
STOPS = "stops drawings"


class Description(msgspec.Struct, frozen=True):
    """`severities`: those that its flags may have, the worst first; or what it does where it gives no flag.

    `meaning`: its docstring's first paragraph.
    """

    rule: str
    severities: tuple[str, ...]
    meaning: str
    thresholds: tuple[Threshold, ...]


def described() -> Iterator[Description]:
    """Every rule, in the order in which flags are shown, then the one that gives none."""
    for rule in RULES:
        yield Description(name_of(rule), severities(rule), meaning(rule), thresholds(rule))
    yield Description(name_of(stale_feed), (STOPS,), meaning(stale_feed), thresholds(stale_feed))


def name_of(rule: Callable[..., Any]) -> str:
    return str(rule.__name__)


def thresholds(rule: Callable[..., Any]) -> tuple[Threshold, ...]:
    return tuple(one for one in THRESHOLDS if one.rule == name_of(rule))


def meaning(rule: Callable[..., Any]) -> str:
    """What a rule's docstring says before its first empty line."""
    return " ".join((getdoc(rule) or "").partition("\n\n")[0].split())


def severities(rule: Callable[..., Any]) -> tuple[str, ...]:
    """What a rule's docstring says of it."""
    said = set(_SEVERITY.findall(rule.__doc__ or ""))
    return tuple(severity for severity in _FLAGS if severity in said)
