"""Records that could not be understood: kept with their bytes and the reason, and due until they are."""

from collections.abc import Collection

from syncio.stores.database import Connection

KEEP = (
    "INSERT INTO quarantine (client, stream, external_id, reason, raw, run) VALUES (%s, %s, %s, %s, %s, %s) "
    "ON CONFLICT (client, stream, external_id) DO UPDATE SET reason = excluded.reason, raw = excluded.raw, "
    "run = excluded.run, tries = quarantine.tries + 1"
)
#: The key of a record whose id cannot be read.
NAMELESS = "sha256:"


def keep(connection: Connection, client: int, stream: str, run: int, failed: dict[str, tuple[str, bytes]]) -> None:
    """Quarantine records: key -> (reason, bytes)."""
    if failed:
        rows = [[client, stream, key, reason, raw, run] for key, (reason, raw) in failed.items()]
        with connection.cursor() as cursor:
            cursor.executemany(KEEP, rows)


def due(connection: Connection, client: int, stream: str) -> dict[str, bytes]:
    """What is still due of a stream: key -> the bytes as last seen."""
    query = "SELECT external_id, raw FROM quarantine WHERE client = %s AND stream = %s ORDER BY 1"
    return dict(connection.execute(query, [client, stream]).fetchall())


def settle(connection: Connection, client: int, stream: str, keys: Collection[str]) -> None:
    """Let go of those that were understood at last."""
    if keys:
        connection.execute(
            "DELETE FROM quarantine WHERE client = %s AND stream = %s AND external_id = ANY(%s)",
            [client, stream, list(keys)],
        )
