"""What is in force for a client: who may do what for it, up to which amounts, by which deadlines, rates and rules."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from syncio.domain.amendment import Delegation, Facility, Limit, Mapping, Rate
from syncio.domain.review import MemberRole


class Membership(Struct, frozen=True, kw_only=True):
    """What somebody is to a client, and how much waits for a signature there: amendments and standing approvals."""

    client: str
    roles: tuple[MemberRole, ...]
    waiting: int


class Role(Struct, frozen=True, kw_only=True):
    """Somebody is a member in this role."""

    user: str
    role: MemberRole
    since: datetime


class GrantedLimit(Limit, frozen=True, kw_only=True):
    """A limit, and who said so; of several the highest counts. `proposed_by`: a log-in, where nobody signed."""

    client: str
    amendment: int
    proposed_by: str
    signed_by: str | None


class GrantedDelegation(Delegation, frozen=True, kw_only=True):
    """A delegation, and who said so as of a limit."""

    client: str
    amendment: int
    proposed_by: str
    signed_by: str | None


class OwnThreshold(Struct, frozen=True, kw_only=True):
    """A rule's setting that is another than its default."""

    rule: str
    name: str
    value: Decimal


class Terms(Struct, frozen=True, kw_only=True):
    """All of it, for who asks and has these `roles`.

    `today`: the day at the facility. Limits and delegations are in force or to come; of rates those in force. Without a
    mapping the client is written into FactorS by the reference.
    """

    client: str
    today: date
    roles: tuple[MemberRole, ...]
    facility: Facility
    members: tuple[Role, ...]
    limits: tuple[GrantedLimit, ...]
    delegations: tuple[GrantedDelegation, ...]
    thresholds: tuple[OwnThreshold, ...]
    rates: tuple[Rate, ...]
    mapping: Mapping | None = None

    @property
    def granted(self) -> tuple[GrantedLimit | GrantedDelegation, ...]:
        """What can be ended before its time."""
        return (*self.limits, *self.delegations)

    def roles_of(self, user: str) -> frozenset[MemberRole]:
        """What somebody is to the client."""
        return frozenset(one.role for one in self.members if one.user == user)
