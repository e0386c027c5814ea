"""Staging versions as a pull does, but for the source: what it would have read is given."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from syncio.domain.client import Client
from syncio.domain.invoice import Debtor, Invoice, hashed
from syncio.domain.ports import Stream
from syncio.stores.database import Connection
from syncio.stores.staging import Counts, Staging
from tests.integration.staged.documents import NOW

INVOICES = Stream("invoices", "invoice", 0)
DEBTORS = Stream("contacts", "debtor", 0)


def begin(connection: Connection, client: Client) -> int:
    """A pull of which no more is seen than that it ended well; what is staged later counts as read by it."""
    staging = Staging(connection, client)
    run = staging.start_run()
    staging.finish_run(run, "COMPLETED", Counts(), [])
    return run


def stage(
    connection: Connection, client: Client, run: int, stream: Stream, items: Mapping[str, Invoice | Debtor],
    seen: datetime = NOW,
) -> list[int]:  # fmt: skip
    """Stage the next version of each of `items`, which are named by external id, as one page; their records."""
    staging = Staging(connection, client)
    known = staging.known(stream, list(items))
    with staging.batch(run, stream, 1, seen, len(items) - len(known)) as batch:
        for key, item in items.items():
            raw = msgspec.json.encode(item)
            batch.add(key, known.get(key), raw, hashed(raw), item)
    staging.commit()
    staged = staging.known(stream, list(items))
    return [staged[key].record for key in items]
