"""What two people change about a client: members, limits, thresholds, rates, deadlines, delegations, its mapping."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta, Struct

from syncio.domain.money import LARGEST, ZERO, currency, exact, shown
from syncio.domain.names import plain
from syncio.domain.review import MemberRole
from syncio.errors import Invalid

Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^(?!.*\x00)\S(.*\S)?$")]
Limits = Literal["required", "optional"]


class Appointment(Struct, frozen=True, kw_only=True, tag_field="kind", tag="appointment", forbid_unknown_fields=True):
    """Somebody becomes a member of the client."""

    user: Name
    role: MemberRole


class Dismissal(Struct, frozen=True, kw_only=True, tag_field="kind", tag="dismissal", forbid_unknown_fields=True):
    """Somebody is a member in this role no longer."""

    user: Name
    role: MemberRole


class Limit(Struct, frozen=True, kw_only=True, tag_field="kind", tag="limit", forbid_unknown_fields=True):
    """What a member may approve a day, from a day of the facility's on; of several in force the highest counts."""

    user: Name
    currency: str
    amount: Decimal
    first_day: date
    last_day: date | None = None


class Threshold(Struct, frozen=True, kw_only=True, tag_field="kind", tag="threshold", forbid_unknown_fields=True):
    """What a rule's setting is for this client; its default again where there is no value."""

    rule: Name
    name: Name
    value: Decimal | None


class Rate(Struct, frozen=True, kw_only=True, tag_field="kind", tag="rate", forbid_unknown_fields=True):
    """On `day` one unit of `currency` was `value` of the facility's currency."""

    currency: str
    facility_currency: str
    value: Decimal
    day: date


class Facility(Struct, frozen=True, kw_only=True, tag_field="kind", tag="facility", forbid_unknown_fields=True):
    """How the client's sign-off is arranged, all of it.

    `limits`: whether a member without a limit may approve nothing (`required`) or anything (`optional`).
    `deadline_hours`: how long a review can be decided; only `weekdays` count, 1 is Monday. `escalate`: the part of that
    time after which people are told that it waits. `timezone`: an IANA name, whose days and midnights count for limits,
    deadlines and delegations; where none is named it stays as it is, at first UTC. The organisation's own is another.
    """

    limits: Limits = "required"
    deadline_hours: Annotated[int, Meta(ge=1, le=2000)] = 48
    escalate: Decimal = Decimal("0.75")
    weekdays: Annotated[str, Meta(pattern=r"^(?=.)1?2?3?4?5?6?7?$")] = "12345"
    timezone: str | None = None


class Delegation(Struct, frozen=True, kw_only=True, tag_field="kind", tag="delegation", forbid_unknown_fields=True):
    """`delegate` may decide by `delegator`'s right, in their own name, from one day of the facility's to another."""

    delegator: Name
    delegate: Name
    first_day: date
    last_day: date


class Mapping(Struct, frozen=True, kw_only=True, tag_field="kind", tag="mapping", forbid_unknown_fields=True):
    """By which mapping the client's records are written into FactorS; `hash` is the SHA-256 of its file, as hex."""

    name: Name
    hash: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class End(Struct, frozen=True, kw_only=True, tag_field="kind", tag="end", forbid_unknown_fields=True):
    """A limit or delegation ends now: the one that this amendment brought."""

    amendment: Annotated[int, Meta(ge=1, le=2**63 - 1)]


Amends: TypeAlias = Appointment | Dismissal | Limit | Threshold | Rate | Facility | Delegation | Mapping | End


Origin = Literal["api", "command"]


class Doc(Struct, frozen=True, kw_only=True):
    """What is hashed and signed; `reason`: why, for who signs it."""

    client: str
    proposed_by: str
    at: datetime
    amends: Amends
    reason: str = ""


class Amendment(Struct, frozen=True, kw_only=True):
    """One that was proposed; in force once it is signed. A command of the platform engineer's needs no signature.

    `ended`: when another one put an end to it, before its time. `why_not`: why who asks cannot bring it into force.
    """

    id: int
    client: str
    amends: Amends
    reason: str = ""
    hash: str
    proposed_by: str
    proposed: datetime
    origin: Origin
    signed_by: str | None
    signed: datetime | None
    ended: datetime | None
    why_not: str | None = None

    @property
    def in_force(self) -> bool:
        return self.signed_by is not None or self.origin == "command"


def kind(amends: Amends) -> str:
    """Its word in the API and in the database."""
    return str(amends.__struct_config__.tag)


def preimage(doc: Doc) -> bytes:
    """The text that is kept, and whose SHA-256 a signature is bound to."""
    return msgspec.json.encode(doc)


def checked(amends: Amends) -> Amends:
    """The same with one text for each number.

    :raises Invalid: where it cannot be meant.
    """
    match amends:
        case Limit():
            amount = exact(amends.amount, "amount")
            if amount < ZERO:
                raise Invalid("amount is negative", field="amount")
            in_order(amends.first_day, amends.last_day)
            return msgspec.structs.replace(amends, amount=amount, currency=currency(amends.currency, "currency"))
        case Rate():
            if currency(amends.currency, "currency") == currency(amends.facility_currency, "facility_currency"):
                raise Invalid("a currency needs no rate into itself", field="facility_currency")
            if not (amends.value.is_finite() and ZERO < amends.value <= LARGEST):
                raise Invalid("value is no rate", field="value")
        case Threshold(value=Decimal() as value) if not value.is_finite():
            raise Invalid("value is not a number", field="value")
        case Facility():
            arranged(amends)
        case Appointment():
            plain(amends.user, "user")
        case Delegation():
            lent(amends)
    return amends


def lent(delegation: Delegation) -> None:
    """:raises Invalid: where nobody could use it."""
    in_order(delegation.first_day, delegation.last_day)
    plain(delegation.delegate, "delegate")
    if delegation.delegator == delegation.delegate:
        raise Invalid("nobody delegates to themselves", field="delegate")


def arranged(facility: Facility) -> None:
    """:raises Invalid: where no clock goes by it."""
    if not (facility.escalate.is_finite() and ZERO < exact(facility.escalate, "escalate") < 1):
        raise Invalid("escalate is a part of the time: between 0 and 1", field="escalate")
    if facility.timezone is not None and facility.timezone not in available_timezones():
        raise Invalid("timezone is no IANA name, as Europe/London", field="timezone")


def in_order(first: date, last: date | None) -> None:
    """:raises Invalid: where it would end before it begins."""
    if last is not None and last < first:
        raise Invalid("last_day is before first_day", field="last_day")


def concerned(amends: Amends, ended: Amends | None = None) -> frozenset[str]:
    """Who may neither propose nor sign it, as it is about them.

    :param ended: what an `End` ends.
    """
    match amends:
        case Appointment() | Dismissal() | Limit():
            return frozenset({amends.user})
        case Delegation():
            return frozenset({amends.delegate})
        case End() if isinstance(ended, Limit):
            return frozenset({ended.user})
    return frozenset()


def sentence(amends: Amends) -> str:  # noqa: C901  # one sentence for each kind
    """What is signed, in plain English."""
    match amends:
        case Appointment(user=user, role=role):
            return f"{user} becomes {role}"
        case Dismissal(user=user, role=role):
            return f"{user} is no longer {role}"
        case Limit(user=user):
            until = f" until {amends.last_day}" if amends.last_day else ""
            return f"{user} may approve {shown(amends.amount)} {amends.currency} a day from {amends.first_day}{until}"
        case Threshold(value=None):
            return f"rule {amends.rule}: {amends.name} is its default again"
        case Threshold():
            return f"rule {amends.rule}: {amends.name} is {amends.value}"
        case Rate():
            return f"1 {amends.currency} is {amends.value} {amends.facility_currency} from {amends.day}"
        case Facility():
            unlimited = "nothing" if amends.limits == "required" else "any amount"
            return (
                f"a review can be decided for {amends.deadline_hours} hours of the weekdays {amends.weekdays}, people "
                f"are told after {amends.escalate:.0%} of it; a member without a limit may approve {unlimited}; "
                f"days are those of {amends.timezone or 'the time zone that it has'}"
            )
        case Delegation(delegator=delegator, delegate=delegate):
            return f"{delegate} may decide by {delegator}'s right from {amends.first_day} to {amends.last_day}"
        case Mapping():
            return f"FactorS is written by the mapping {amends.name}, whose SHA-256 is {amends.hash}"
        case End():
            return f"what amendment {amends.amendment} brought ends at once"
