"""What is in force for a client, for tests."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from syncio.domain.amendment import Facility, Rate
from syncio.domain.review import MemberRole
from syncio.domain.terms import GrantedDelegation, GrantedLimit, OwnThreshold, Role, Terms

TODAY = date(2026, 11, 30)
SINCE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SAID: dict[str, Any] = {"client": "Northgate", "proposed_by": "ada", "signed_by": "ben"}
MEMBERS: tuple[tuple[str, MemberRole], ...] = (
    ("ada", "admin"),
    ("ann", "reviewer"),
    ("ben", "reviewer"),
    ("vic", "viewer"),
)


def granted(user: str, amount: str, number: int, **values: Any) -> GrantedLimit:
    limit: dict[str, Any] = {"user": user, "currency": "GBP", "amount": Decimal(amount), "amendment": number}
    return GrantedLimit(**({"first_day": date(2026, 11, 1)} | limit | SAID | values))


TERMS = Terms(
    client="Northgate",
    today=TODAY,
    roles=("admin",),
    facility=Facility(timezone="Europe/London"),
    members=tuple(Role(user=user, role=role, since=SINCE) for user, role in MEMBERS),
    limits=(granted("ann", "5000", 7), granted("ben", "900", 8, first_day=date(2026, 12, 24))),
    delegations=(
        GrantedDelegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=TODAY, amendment=9, **SAID),
    ),
    thresholds=(OwnThreshold(rule="aged", name="days", value=Decimal(60)),),
    rates=(Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.85"), day=date(2026, 11, 3)),),
)
BARE = replace(TERMS, limits=(), delegations=(), thresholds=(), rates=())
