"""What becomes of a review that nobody decides: people are told in time, then it expires to not pushed."""

import logging
from collections.abc import Callable

from syncio.domain.deadline import Waiting
from syncio.domain.review import expired_outcome
from syncio.stores.database import Connection, translated
from syncio.stores.reviews import Ledger
from syncio.stores.reviews.waiting import note_escalation, overdue, waiting

log = logging.getLogger(__name__)


def expire(ledger: Ledger) -> bool:
    """Close a review whose deadline has passed; whether it did. Its lock is held, and the caller commits.

    Nothing of it is released, not even what was approved: all but what was rejected comes again in the next review.
    """
    facts = ledger.facts()
    if facts is None or not facts.overdue:
        return False
    ledger.close("expired", None, expired_outcome(ledger.tally()))
    log.warning("review %s has expired: it could be decided until %s", facts.id, facts.deadline)
    return True


def expire_review(connection: Connection, review: int) -> bool:
    """Close one review if its deadline has passed; whether it did.

    :param connection: in the role `syncio_app`.
    """
    with translated():
        ledger = Ledger(connection, review)
        ledger.lock()
        expired = expire(ledger)
        connection.commit()
    return expired


def expire_all(connection: Connection) -> list[int]:
    """Close every review whose deadline has passed; answers which."""
    with translated():
        return [review for review in overdue(connection) if expire_review(connection, review)]


def escalate(connection: Connection, review: Waiting, tell: Callable[[Waiting], None]) -> bool:
    """Have people told once that a review waits; whether they were told now.

    It is on record when `tell` returns: where that fails, they are told the next time.
    """
    with translated():
        first = note_escalation(connection, review.review)
        if first:
            tell(review)
        connection.commit()
    if first:
        log.info("review %s was escalated", review.review)
    return first


def due(connection: Connection) -> list[Waiting]:
    """The reviews that people are to be told of."""
    with translated():
        return waiting(connection)
