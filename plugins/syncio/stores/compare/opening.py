"""Opening a review: its row, and its changes frozen as they are shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from psycopg import sql
from psycopg.types.json import Jsonb

from syncio.domain.change import Change, bound_hash, review_hash
from syncio.domain.client import Client
from syncio.domain.deadline import working_time
from syncio.stores.database import Connection, statement

COLUMNS = (
    "review", "client", "no", "record", "external_id", "subject", "type", "before_n", "before_hash", "before_balance_n",
    "before_balance", "after_n", "after_hash", "after_balance", "debtor_record", "debtor_n", "number", "debtor_name",
    "currency", "currency_before", "amount_before", "amount_after", "amount_snapshot", "currency_snapshot", "at_stake",
    "severity", "approvals_needed",
    "funded_at", "funded", "flags", "fields", "hash",
)  # fmt: skip
NAMES = sql.SQL(", ").join(sql.Identifier(name) for name in COLUMNS)


def open_review(
    connection: Connection,
    client: Client,
    changes: Sequence[Change],
    rules_version: str,
    requesters: Sequence[str] = (),
) -> int:
    """Write a review with its changes, in the order they are to be shown; the caller commits.

    The rows go by way of a temporary table: COPY does not write to tables with row security.

    :param requesters: who asked for it, if anybody did; they and whoever else had a hand in it may not approve it.
    """
    hashes = [bound_hash(client.name, change, rules_version) for change in changes]
    opened, escalation, deadline = schedule(connection, client)
    row = connection.execute(
        "INSERT INTO review (client, rules_version, hash, opened, escalation, deadline)"
        " VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
        [client.id, rules_version, review_hash(hashes), opened, escalation, deadline],
    ).fetchone()
    review = int(row[0]) if row else 0
    connection.execute("CREATE TEMP TABLE incoming_change ON COMMIT DROP AS SELECT * FROM change WITH NO DATA")
    copy = sql.SQL("COPY incoming_change ({}) FROM STDIN").format(NAMES)
    with connection.cursor() as cursor, cursor.copy(copy) as rows:
        for no, (change, bound) in enumerate(zip(changes, hashes, strict=True), 1):
            rows.write_row((review, client.id, no, *columns(change), bound))
    connection.execute(sql.SQL("INSERT INTO change ({0}) SELECT {0} FROM incoming_change ORDER BY no").format(NAMES))
    connection.execute(statement("compare", "involved"), {"review": review, "requesters": list(requesters)})
    return review


def schedule(connection: Connection, client: Client) -> tuple[datetime, datetime, datetime]:
    """When a review opens now, when people are told that it waits, and until when it can be decided."""
    query = "SELECT clock_timestamp(), deadline_hours, escalate, weekdays, timezone FROM facility_now WHERE client = %s"
    [(opened, hours, escalate, weekdays, zone)] = connection.execute(query, [client.id]).fetchall()
    spans = (timedelta(hours=hours * float(escalate)), timedelta(hours=hours))
    escalation, deadline = (working_time(opened, span, weekdays, zone) for span in spans)
    return opened, escalation, deadline


def columns(change: Change) -> tuple[object, ...]:
    """A change as the columns from `record` to `fields`."""
    before, after = change.before, change.after
    was = (before.n, before.content, before.balance_n, before.balance) if before else (None, None, None, None)
    debtor = change.debtor or (None, None)
    return (
        *(change.record, change.external_id, change.subject, change.type),
        *was,
        *(after.n, after.content, after.balance),
        *debtor,
        *(change.number, change.debtor_name, change.currency, change.currency_before),
        *(change.amount_before, change.amount_after, change.amount_snapshot, change.currency_snapshot),
        *(change.at_stake, change.severity, change.approvals_needed),
        *(change.funded_at, change.funded),
        Jsonb(msgspec.to_builtins(change.flags)),
        Jsonb(msgspec.to_builtins(change.fields)),
    )
