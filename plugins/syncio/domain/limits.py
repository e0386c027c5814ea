"""What one person may approve in a day: RULES.md's "Limits"."""

from decimal import Decimal

import msgspec

from syncio.domain.amendment import Limits
from syncio.domain.money import shown
from syncio.domain.review import Capacity


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """A member's limit and what of it is used today, in `currency`.

    No `amount`: there is no limit in force. `Infinity` is used where something was approved for which there is no rate.
    """

    limits: Limits
    amount: Decimal | None
    currency: str | None
    used: Decimal

    def admits(self, adds: Decimal) -> bool:
        """Whether approvals that count `adds` are within it."""
        if self.amount is None:
            return self.limits == "optional"
        return self.used + adds <= self.amount


class Right(msgspec.Struct, frozen=True, kw_only=True):
    """By whose right a user may decide, and what of its limit is used today; no `limit` where there is none in force.

    What is used counts all approvals by that right, or all of this user's, whichever is more. `why_not`: why nothing of
    a review can be approved by it; single changes may be barred besides.
    """

    authority: str
    limit: Decimal | None
    currency: str | None
    used_today: Decimal
    why_not: str | None = None


def over_limit(use: Use, who: Capacity, client: str, adds: Decimal) -> str | None:
    """Why approvals are above a limit: a sentence for who would give them, or None where they are within it."""
    if use.admits(adds):
        return None
    if use.amount is None:
        has = f"{who.on_behalf_of} has" if who.on_behalf_of else "you have"
        return f"nobody approves for {client} without a limit, and {has} none: an admin of the client proposes one"
    whose = f"{who.on_behalf_of}'s" if who.on_behalf_of else "your"
    limit = f"{whose} limit for {client} is {shown(use.amount)} {use.currency} a day"
    if not use.used.is_finite():
        return f"{limit}, and it is used up today by an approval in a currency without a rate"
    used = f"{limit}, {shown(use.used)} of it is used today"
    if not adds.is_finite():
        return f"{used}, and this is in a currency without a rate into {use.currency}, which is above every limit"
    return f"{used}, and this would add {shown(adds)}"
