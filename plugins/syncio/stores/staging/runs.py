"""The book of pulls: one `sync_run` each, whatever becomes of it."""

from collections.abc import Sequence

import msgspec
from psycopg import sql
from psycopg.types.json import Jsonb

from syncio.stores.database import Connection

#: More than these are counted, not listed.
ERRORS_LISTED = 50


class Counts(msgspec.Struct):
    """What one pull did so far. `documents`: invoices and credit notes read; `staged`: their new versions."""

    processed: int = 0
    documents: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    staged: int = 0
    lines: int = 0
    api_calls: int = 0
    bytes: int = 0


NAMES = Counts.__struct_fields__
START = (
    "WITH killed AS (UPDATE sync_run SET status = 'FAILED', finished = clock_timestamp(), "
    "errors = errors || '[\"the process ended before the run did\"]' "
    "WHERE client = %(client)s AND status = 'RUNNING') "
    "INSERT INTO sync_run (client, status, requesters) VALUES (%(client)s, 'RUNNING', %(requesters)s) RETURNING id"
)
FINISH = sql.SQL(
    "UPDATE sync_run SET status = %s, finished = clock_timestamp(), "
    "seconds = extract(epoch FROM clock_timestamp() - started), errors = %s, error = %s, {} WHERE id = %s "
    "RETURNING seconds"
).format(sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in NAMES))


def start_run(connection: Connection, client: int, requesters: Sequence[str] = ()) -> int:
    """Open a run, and close those that a killed process left open: the client's lock proves that none is under way."""
    (number,) = connection.execute(START, {"client": client, "requesters": list(requesters) or None}).fetchone() or (0,)
    connection.commit()
    return int(number)


def finish_run(
    connection: Connection, run: int, status: str, counts: Counts, errors: list[str], error: str | None = None
) -> float:
    """Close a run; returns its seconds.

    :param error: the kind of the error that ended it.
    """
    values = [getattr(counts, name) for name in NAMES]
    row = connection.execute(FINISH, [status, Jsonb(errors[:ERRORS_LISTED]), error, *values, run]).fetchone()
    connection.commit()
    return float(row[0]) if row else 0.0
