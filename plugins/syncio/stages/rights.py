"""What a user may do in a review, told before anything is tried."""

import msgspec

from syncio.domain.limits import Right, over_limit
from syncio.domain.money import ZERO
from syncio.domain.review import Capacity, had_a_hand
from syncio.errors import Unknown
from syncio.stores.database import Connection
from syncio.stores.reviews import Ledger, ReviewFacts, authorities, limit_use


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The user's part in a review: by whose `rights`, the own first, then those that were delegated; else `why_not`."""

    rights: tuple[Right, ...]
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
    rights = tuple(
        by_right(connection, ledger, facts, Capacity(user=user, on_behalf_of=None if name == user else name))
        for name in names
    )
    nothing = None if rights else f"{user} may not decide for {facts.client_name}: only its reviewers may"
    return Own(rights=rights, why_not=nothing)


def by_right(connection: Connection, ledger: Ledger, facts: ReviewFacts, who: Capacity) -> Right:
    """One right of a user's, and what it is good for in this review."""
    use = limit_use(connection, facts.client, who)
    why_not = had_a_hand(ledger.involved(who)) or over_limit(use, who, facts.client_name, ZERO)
    return Right(authority=who.authority, limit=use.amount, currency=use.currency, used_today=use.used, why_not=why_not)
