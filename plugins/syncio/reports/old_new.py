"""What is in force now, and what an amendment would make of it, side by side."""

from dataclasses import dataclass
from datetime import date

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    End,
    Facility,
    Limit,
    Mapping,
    Rate,
    Threshold,
    sentence,
)
from syncio.domain.review import MemberRole
from syncio.domain.rules.thresholds import KNOWN, Unit
from syncio.domain.terms import Terms
from syncio.reports.rendering import amount, titled, words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LIMITS = {"required": "nothing", "optional": "any amount"}
UNITS: dict[Unit, str] = {
    "amount": "in the invoice's currency",
    "percent": "percent",
    "days": "days",
    "hour": "o'clock",
    "hours": "hours",
    "times": "",
    "share": "as a share of 1",
}


@dataclass(frozen=True)
class Line:
    """One thing that becomes another; `old` and `new` are whole phrases."""

    what: str
    old: str
    new: str


def lines(amends: Amends, terms: Terms) -> list[Line]:
    """What would change; nothing where it would make no difference."""
    match amends:
        case Appointment(user=user, role=role):
            return [Line(f"What {user} is", roles(terms.roles_of(user)), roles(terms.roles_of(user) | {role}))]
        case Dismissal(user=user, role=role):
            return [Line(f"What {user} is", roles(terms.roles_of(user)), roles(terms.roles_of(user) - {role}))]
        case Limit(user=user):
            return [Line(f"What {user} may approve", limit_now(terms, user), limited(amends))]
        case Threshold(rule=rule, name=name):
            return [Line(setting(rule, name), threshold_now(terms, rule, name), threshold(amends))]
        case Rate():
            return [Line(f"What 1 {amends.currency} is", rate_now(terms, amends.currency), rate(amends))]
        case Facility():
            return arranged(terms.facility, amends)
        case Delegation(delegator=delegator):
            return [Line(f"Who decides by {delegator}'s right", delegates_now(terms, delegator), delegated(amends))]
        case Mapping():
            return [Line("How FactorS holds its records", mapping_now(terms), mapped(amends))]
        case End(amendment=number):
            return [Line(ended(terms, number), "in force, or to come", "ends as soon as it is signed")]


def heading(amends: Amends) -> str:
    """What is signed, in a line; of an arrangement, whose sentence is long, the lines beside it tell what differs."""
    return "Deadlines, days and limits of the sign-off" if isinstance(amends, Facility) else sentence(amends)


def beside(amends: Amends, terms: Terms) -> str:
    """What goes on beside it and takes away its effect, in a sentence; '' where nothing does."""
    if not isinstance(amends, Limit):
        return ""
    higher = [one for one in terms.limits if one.user == amends.user and one.amount > amends.amount]
    if not higher:
        return ""
    return (
        f"A limit of {limited(higher[0])} stays beside it, and of several the highest counts: "
        "to lower it, propose that it ends, too."
    )


def roles(found: frozenset[MemberRole]) -> str:
    return ", ".join(sorted(found)) or "no member"


def limit_now(terms: Terms, user: str) -> str:
    """The highest of a member's limits that are in force."""
    found = [one for one in terms.limits if one.user == user and one.first_day <= terms.today]
    if found:
        return limited(found[0])
    return f"{LIMITS[terms.facility.limits]}: no limit is in force"


def limited(limit: Limit) -> str:
    return f"{amount(limit.amount)} {limit.currency} a day, {span(limit.first_day, limit.last_day)}"


def setting(rule: str, name: str) -> str:
    return f"{titled(rule)}: {words(name)}"


def threshold_now(terms: Terms, rule: str, name: str) -> str:
    """A rule's setting for the client: its own, or the default."""
    own = [one.value for one in terms.thresholds if (one.rule, one.name) == (rule, name)]
    return measured(rule, name, str(own[0])) if own else default(rule, name)


def threshold(amends: Threshold) -> str:
    if amends.value is None:
        return default(amends.rule, amends.name)
    return measured(amends.rule, amends.name, str(amends.value))


def default(rule: str, name: str) -> str:
    known = KNOWN.get((rule, name))
    return f"{measured(rule, name, str(known.default))} (the default)" if known else "not set"


def measured(rule: str, name: str, value: str) -> str:
    """A value with its unit."""
    known = KNOWN.get((rule, name))
    return f"{value} {UNITS[known.unit]}".rstrip() if known else value


def rate_now(terms: Terms, currency: str) -> str:
    found = [one for one in terms.rates if one.currency == currency]
    return ", ".join(rate(one) for one in found) or "not known: above every limit"


def mapping_now(terms: Terms) -> str:
    return mapped(terms.mapping) if terms.mapping else "as the reference schema does"


def mapped(one: Mapping) -> str:
    return f"by {one.name}, the file with the SHA-256 {one.hash}"


def rate(one: Rate) -> str:
    return f"{one.value} {one.facility_currency}, from {said(one.day)}"


def arranged(old: Facility, new: Facility) -> list[Line]:
    """What differs of an arrangement; a time zone that is not named stays as it is."""
    shown = [
        Line("How long a review can be decided", hours(old), hours(new)),
        Line("On which days the hours count", weekdays(old.weekdays), weekdays(new.weekdays)),
        Line("When people are told that it waits", told(old), told(new)),
        Line("What a member without a limit may approve", LIMITS[old.limits], LIMITS[new.limits]),
        Line("The time zone of its days", old.timezone or "", new.timezone or old.timezone or ""),
    ]
    return [line for line in shown if line.old != line.new]


def hours(facility: Facility) -> str:
    return f"{facility.deadline_hours} hours"


def told(facility: Facility) -> str:
    return f"after {facility.escalate:.0%} of them"


def weekdays(days: str) -> str:
    """`12345` is `Monday to Friday`."""
    names = [WEEKDAYS[int(day) - 1] for day in days]
    in_a_row = len(days) > 2 and days in "1234567"  # noqa: PLR2004  # two days are named
    return f"{names[0]} to {names[-1]}" if in_a_row else ", ".join(names)


def delegates_now(terms: Terms, delegator: str) -> str:
    found = [delegated(one) for one in terms.delegations if one.delegator == delegator]
    return "; ".join([f"{delegator}", *found])


def delegated(one: Delegation) -> str:
    return f"{one.delegate}, in their own name, {span(one.first_day, one.last_day)}"


def ended(terms: Terms, number: int) -> str:
    """The limit or delegation that an amendment brought."""
    found = [one for one in terms.granted if one.amendment == number]
    return sentence(found[0]) if found else f"What amendment {number} brought"


def span(first: date, last: date | None) -> str:
    if first == last:
        return f"on {said(first)}"
    return f"from {said(first)}" + (f" to {said(last)}" if last else " on")


def said(day: date) -> str:
    """`3 November 2026`."""
    return f"{day.day} {day:%B %Y}"
