"""What a user may do in a review, told before anything is tried."""

from decimal import Decimal

import msgspec

from syncio.domain.limits import over_limit
from syncio.domain.money import ZERO
from syncio.domain.review import Capacity, had_a_hand
from syncio.errors import Unknown
from syncio.stores.database import Connection
from syncio.stores.reviews import Ledger, authorities, limit_use


class Right(msgspec.Struct, frozen=True, kw_only=True):
    """By whose right the user may decide, and what of its limit is used today; no `limit` where there is none in force.

    What is used counts all approvals by that right, or all of this user's, whichever is more.
    """

    authority: str
    limit: Decimal | None
    currency: str | None
    used_today: Decimal


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The user's part in a review: the own right first, then those that were delegated.

    `limit`, `currency` and `used_today` are those of the right that is used where nothing else is said. `why_not`: why
    this user can approve nothing of it; single changes may be barred besides.
    """

    rights: tuple[Right, ...]
    limit: Decimal | None
    currency: str | None
    used_today: Decimal
    why_not: str | None


def own(connection: Connection, review: int, user: str) -> Own:
    """What `user` may do; within `acting`.

    :raises Unknown: no such review that this user may see.
    """
    ledger = Ledger(connection, review)
    facts = ledger.facts()
    if facts is None:
        raise Unknown(f"there is no review {review} that you may see", review=review)
    names = sorted(authorities(connection, facts.client, user), key=lambda name: (name != user, name))
    capacities = [Capacity(user=user, on_behalf_of=None if name == user else name) for name in names]
    uses = [limit_use(connection, facts.client, who) for who in capacities]
    found = tuple(
        Right(authority=who.authority, limit=use.amount, currency=use.currency, used_today=use.used)
        for who, use in zip(capacities, uses, strict=True)
    )
    why_not: str | None = f"{user} may not decide for {facts.client_name}: only its reviewers may"
    if found:
        who, use = capacities[0], uses[0]
        why_not = had_a_hand(ledger.involved(who)) or over_limit(use, who, facts.client_name, ZERO)
    first = found[0] if found else Right(authority=user, limit=None, currency=None, used_today=ZERO)
    return Own(rights=found, limit=first.limit, currency=first.currency, used_today=first.used_today, why_not=why_not)
