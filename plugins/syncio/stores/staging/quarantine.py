"""Records that could not be understood: kept with their bytes and the reason, and due until they are."""

from collections.abc import Collection

from syncio.stores.database import Connection

KEEP = (
    "INSERT INTO quarantine (client, stream, external_id, reason, raw, run) VALUES (%s, %s, %s, %s, %s, %s) "
    "ON CONFLICT (client, stream, external_id) DO UPDATE SET reason = excluded.reason, raw = excluded.raw, "
    "run = excluded.run, tries = quarantine.tries + 1"
)
#: The key of a record whose id cannot be read begins with this.
NAMELESS = "sha256:"
DUE = (
    "SELECT external_id FROM quarantine WHERE client = %s AND stream = %s AND NOT starts_with(external_id, %s) "
    "ORDER BY tries, first_seen LIMIT %s"
)
SETTLE_NAMELESS = (
    "DELETE FROM quarantine WHERE client = %s AND stream = %s AND starts_with(external_id, %s) "
    "AND external_id <> ALL(%s)"
)


def keep(connection: Connection, client: int, stream: str, run: int, failed: dict[str, tuple[str, bytes]]) -> None:
    """Quarantine records: key -> (reason, bytes)."""
    if failed:
        rows = [[client, stream, key, reason, raw, run] for key, (reason, raw) in failed.items()]
        with connection.cursor() as cursor:
            cursor.executemany(KEEP, rows)


def due(connection: Connection, client: int, stream: str, limit: int) -> set[str]:
    """Ids that are due, those asked for least often first."""
    return {key for (key,) in connection.execute(DUE, [client, stream, NAMELESS, limit])}


def any_due(connection: Connection, client: int) -> bool:
    row = connection.execute("SELECT EXISTS (SELECT FROM quarantine WHERE client = %s)", [client]).fetchone()
    return bool(row and row[0])


def missed(connection: Connection, client: int, stream: str, keys: Collection[str]) -> None:
    """Note that the source was asked for these, and did not show them."""
    connection.execute(
        "UPDATE quarantine SET tries = tries + 1 WHERE client = %s AND stream = %s AND external_id = ANY(%s)",
        [client, stream, list(keys)],
    )


def settle(connection: Connection, client: int, stream: str, keys: Collection[str]) -> None:
    """Let go of those that were understood at last."""
    if keys:
        connection.execute(
            "DELETE FROM quarantine WHERE client = %s AND stream = %s AND external_id = ANY(%s)",
            [client, stream, list(keys)],
        )


def settle_nameless(connection: Connection, client: int, stream: str, seen: Collection[str]) -> None:
    """Let go of records without an id that a complete reading no longer met: they have one now."""
    connection.execute(SETTLE_NAMELESS, [client, stream, NAMELESS, list(seen)])
