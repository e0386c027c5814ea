"""compare: which staged versions differ from the approved copy, what that means, and the review it makes."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from syncio.domain.client import Client
from syncio.domain.review import outcome
from syncio.domain.rules import VERSION, Funding
from syncio.errors import Transient
from syncio.inert import harmless
from syncio.stages.changes import find_changes, risk
from syncio.stages.deadline import expire
from syncio.stages.uncollected import uncollected
from syncio.stores.clients import Clients
from syncio.stores.compare import keep_funding, open_review_of, released_before, supersede
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.opening import open_review
from syncio.stores.database import Connection, translated
from syncio.stores.reviews import Reviews
from syncio.stores.reviews.ledger import Ledger

if TYPE_CHECKING:  # SQLAlchemy is a fifth of a comparison's memory
    from syncio.stores.factors import Factors

log = logging.getLogger(__name__)


class Compared(msgspec.Struct):
    """What a comparison found. `opened`: the review it opened; `waiting`: it found some, and another review is open."""

    client: str
    changes: int = 0
    flagged: int = 0
    superseded: int = 0
    opened: int | None = None
    waiting: bool = False


def compare(
    connection: Connection,
    client: Client,
    funding: Iterable[Funding] | None = None,
    requesters: Sequence[str] = (),
    now: datetime | None = None,
) -> Compared:
    """Compare one client, supersede what was overtaken in its open review, and open a new one where none is.

    :param funding: FactorS's funding of this client now; None where FactorS cannot be asked: the last copy counts.
    :param requesters: who asked for it, if anybody did: they may not approve what it shows.
    :param now: the moment that ages are counted to; this one where left out.
    :raises Misconfigured: where a threshold of the client's is none that a rule has.
    """
    result = Compared(client.name)
    with translated():
        keep_funding(connection, client, funding)
        review = overtake(connection, client, result)
        with uncollected():
            changes = sorted(find_changes(Asking.of(connection, client, now)), key=risk)
        result.changes, result.flagged = len(changes), sum(bool(change.flags) for change in changes)
        result.waiting = review is not None and bool(changes)
        if changes and review is None:
            result.opened = open_review(connection, client, changes, VERSION, requesters)
        connection.commit()
    log.info("compare %s", msgspec.to_builtins(msgspec.structs.replace(result, client=harmless(client.name))))
    return result


def known_funding(book: "Factors", client: Client) -> list[Funding] | None:
    """What FactorS has funded of this client now; None where it does not answer just now."""
    try:
        return book.funding(client.name)
    except Transient as error:
        log.warning("FactorS does not answer, what it said last counts: %s", error)
        return None


def look_again(connection: Connection, book: "Factors", review: int) -> int:
    """Before a closed review is released: supersede its rows that were overtaken since, by a funding above all.

    :returns: how many; they are not released, and come in the next review with their new flags.
    """
    with translated():
        client = Clients(connection).get(Reviews(connection).one(review).client)
        keep_funding(connection, client, known_funding(book, client))
        overtaken = 0 if released_before(connection, review) else supersede(connection, review)
        connection.commit()
    return overtaken


def overtake(connection: Connection, client: Client, result: Compared) -> int | None:
    """Supersede rows of the open review that were overtaken, and close it where that leaves nothing to decide.

    :returns: the review that is still open, if any.
    """
    review = open_review_of(connection, client)
    if review is None:
        return None
    ledger = Ledger(connection, review)
    ledger.lock()
    if open_review_of(connection, client) is None:  # closed while we waited for its reviewer's transaction
        return None
    if expire(ledger):
        return None
    result.superseded = supersede(connection, review)
    tally = ledger.tally()
    if tally.undecided:
        return review
    reason = "decided" if tally.approved or tally.rejected else "superseded"
    ledger.close(reason, None, outcome(tally))
    return None
