"""Who is asking, and what that person is to a client."""

from collections.abc import Iterator
from contextlib import contextmanager

from syncio.stores.database import Connection, translated


@contextmanager
def acting(connection: Connection, user: str) -> Iterator[None]:
    """One transaction in the name of `user`: row-level security shows only the clients this user is a member of."""
    with translated(), connection.transaction():
        connection.execute("SELECT set_config('syncio.user_name', %s, true)", [user])
        yield


def roles(connection: Connection, client: int, user: str) -> frozenset[str]:
    """What `user` is to the client: viewer, reviewer, admin, several of them, or nothing."""
    rows = connection.execute("SELECT role FROM member WHERE client = %s AND user_name = %s", [client, user])
    return frozenset(role for (role,) in rows)


def authorities(connection: Connection, client: int, user: str) -> frozenset[str]:
    """By whose right `user` may decide for the client now: the own one, those that were delegated, or none."""
    rows = connection.execute("SELECT authority FROM capacity WHERE client = %s AND user_name = %s", [client, user])
    return frozenset(authority for (authority,) in rows)
