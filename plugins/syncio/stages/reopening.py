"""reopen: what one person rejected, another has shown again. The rejection stays on record; others decide anew."""

import logging

from syncio.domain.review import Capacity, Reopened
from syncio.domain.standing import Standing
from syncio.errors import Invalid, Refused, Stale
from syncio.stages.review import entered, known
from syncio.stores.database import Connection
from syncio.stores.reviews import Ledger, acting

log = logging.getLogger(__name__)


def reopen(
    connection: Connection,
    review: int,
    user: str,
    shown: tuple[int, bytes],
    reason: str,
    on_behalf_of: str | None = None,
) -> Reopened:
    """Let a rejected change come into the client's next review. Whoever has it reopened may not approve it there.

    What was reopened already is answered as it is.

    :param connection: in the role `syncio_web`.
    :param shown: the change, and its hash as the user saw it.
    :raises Unknown: no such review that this user may see, or a change that is not in it.
    :raises Refused: the user may not decide for the client, or rejected it.
    :raises Invalid: without a reason.
    :raises Stale: the hash is not the change's, nobody rejected it, or it has changed since.
    """
    change, bound = shown
    if not reason.strip():
        raise Invalid(f"change {change} is reopened without a reason: say why", change=change)
    with acting(connection, user):
        ledger = Ledger(connection, review)
        facts, who = entered(ledger, connection, review, user, on_behalf_of)
        standing = known(ledger.standings([change], who), change, review)
        found = ledger.reopened(change)
        if found is None:
            refuse(ledger, standing, bound, who)
            found = ledger.reopen(who, change, reason)
    log.info("review %s: change %s reopened by %s", facts.id, change, found.user)
    return found


def refuse(ledger: Ledger, standing: Standing, bound: bytes, who: Capacity) -> None:
    """:raises SyncioError: where this person may not reopen it, or there is nothing to reopen."""
    if bound != standing.hash:
        raise Stale("the hash is not this change's: read the review again", change=standing.change)
    if standing.rejected_by is None:
        raise Stale("nobody has rejected it", change=standing.change)
    if standing.moved:
        raise Stale("it has changed since: what is there now is reviewed without this", change=standing.change)
    if ledger.rejecters(standing.change) & who.people:
        raise Refused(f"{standing.rejected_by} rejected it: another reviewer has to reopen it", change=standing.change)
