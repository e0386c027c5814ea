"""What a client's rules are set to."""

from syncio.domain.client import Client
from syncio.domain.rules.thresholds import Thresholds
from syncio.stores.database import Connection


def thresholds_of(connection: Connection, client: Client) -> Thresholds:
    """The defaults, and the client's own over them.

    :raises Misconfigured: where the table holds a name that no rule has, or a value out of its range.
    """
    query = "SELECT rule, name, value FROM threshold WHERE client = %s"
    return Thresholds().also(connection.execute(query, [client.id]).fetchall())
