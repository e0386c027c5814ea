"""What is in force for a client, in the words in which the desk lists it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syncio.domain.rules.thresholds import THRESHOLDS
from syncio.domain.terms import GrantedDelegation, GrantedLimit, Terms
from syncio.reports.old_new import (
    LIMITS,
    default,
    delegated,
    hours,
    limit_now,
    limited,
    rate,
    roles,
    setting,
    threshold_now,
    told,
    weekdays,
)


@dataclass(frozen=True)
class Person:
    """A member: in which roles, and what they may approve; '' for who approves nothing."""

    user: str
    roles: str
    since: datetime
    limit: str


@dataclass(frozen=True)
class Granted:
    """A limit or delegation, in force or to come, and who said so; a command needs no signature."""

    what: str
    number: int
    to_come: bool
    by: str


@dataclass(frozen=True)
class Setting:
    """A rule's setting; `default` where it is set to something else."""

    name: str
    value: str
    default: str
    meaning: str


def shown(terms: Terms) -> dict[str, Any]:
    """For the template."""
    granted = [given(terms, one) for one in terms.granted]
    settings = [set_to(terms, one.rule, one.name, one.meaning) for one in THRESHOLDS]
    return {
        "people": people(terms),
        "granted": granted,
        "arranged": arranged(terms),
        "rates": [(f"1 {one.currency}", rate(one)) for one in terms.rates],
        "own": [one for one in settings if one.default],
        "defaults": [one for one in settings if not one.default],
    }


def people(terms: Terms) -> list[Person]:
    """The members by name, each once."""
    names = dict.fromkeys(one.user for one in terms.members)
    return [person(terms, name) for name in names]


def person(terms: Terms, user: str) -> Person:
    found = terms.roles_of(user)
    since = max(one.since for one in terms.members if one.user == user)
    approves = "reviewer" in found and "admin" not in found
    return Person(user, roles(found), since, limit_now(terms, user) if approves else "")


def given(terms: Terms, one: GrantedLimit | GrantedDelegation) -> Granted:
    if isinstance(one, GrantedLimit):
        what = f"{one.user} may approve {limited(one)}"
    else:
        what = f"By {one.delegator}'s right decides {delegated(one)}"
    by = f"proposed by {one.proposed_by}, signed by {one.signed_by}"
    if one.signed_by is None:
        by = f"set by {one.proposed_by} with a command"
    return Granted(what, one.amendment, one.first_day > terms.today, by)


def arranged(terms: Terms) -> list[tuple[str, str]]:
    facility = terms.facility
    return [
        ("A review can be decided for", f"{hours(facility)}, {weekdays(facility.weekdays)}"),
        ("People are told", told(facility)),
        ("A member without a limit may approve", LIMITS[facility.limits]),
        ("Days are those of", facility.timezone or "UTC"),
    ]


def set_to(terms: Terms, rule: str, name: str, meaning: str) -> Setting:
    own = any((one.rule, one.name) == (rule, name) for one in terms.thresholds)
    value = threshold_now(terms, rule, name).removesuffix(" (the default)")
    return Setting(setting(rule, name), value, default(rule, name) if own else "", meaning)
