"""The push ledger: one row for each release that FactorS holds, written in the transaction that holds it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from syncio.errors import Conflict
from syncio.stores.factors.columns import InUtc, aware
from syncio.stores.factors.integration import push_ledger
from syncio.stores.factors.posting import Contradicted, Posting
from syncio.stores.factors.reading import LOCKING
from syncio.stores.factors.rows import Row
from syncio.stores.factors.scope import Scope

COLUMNS = [name for name in (column.name for column in push_ledger.columns) if name != "applied_at"]
OTHERWISE = "FactorS's ledger has this push id for another decision: nothing was written, ask who wrote it"


def recorded(scope: Scope, postings: Sequence[Posting]) -> dict[UUID, datetime]:
    """Ask which postings FactorS has taken already, and when.

    :raises Contradicted: where an entry is of the same id and another hash.
    """
    hashes = {posting.push_id: posting.hash.hex() for posting in postings}
    found = entries(scope, list(hashes))
    if others := {push_id: OTHERWISE for push_id, value, _ in found if value != hashes[push_id]}:
        raise Contradicted(others)
    return {push_id: aware(applied_at) for push_id, _, applied_at in found}


def entries(scope: Scope, ids: Sequence[UUID]) -> list[tuple[UUID, str, datetime]]:
    """Push id, hash and time of every entry there is of `ids`."""
    statement = (
        select(push_ledger.c.push_id, push_ledger.c.hash, InUtc(push_ledger.c.applied_at))
        .where(scope.adapter.among(push_ledger.c.push_id, ids))
        .with_hint(push_ledger, LOCKING, "mssql")
    )
    return [(push_id, bound, at) for push_id, bound, at in scope.connection.execute(statement).all()]


def record(scope: Scope, postings: Sequence[Posting]) -> None:
    """Enter a batch.

    :raises Conflict: where the ledger did not take exactly as many entries.
    """
    rows = (entry(scope, posting) for posting in postings)
    count = scope.adapter.bulk(scope.connection, push_ledger, COLUMNS, rows)
    if count != len(postings):
        raise Conflict("FactorS's ledger took another count than the batch has", found=count, expected=len(postings))


def entry(scope: Scope, posting: Posting) -> Row:
    """One row in the order of the table's columns."""
    content = None if posting.push_class == "debtor" else posting.content
    return (
        str(posting.push_id),
        posting.hash.hex(),
        posting.policy and posting.policy.hex(),
        posting.push_class,
        scope.client,
        posting.external_id,
        posting.after.hex(),
        posting.after_balance and posting.after_balance.hex(),
        len(content.lines) if content and posting.push_class == "content" else 0,
        content.currency if content else "",
        str(posting.gross),
        str(scope.batch),
    )
