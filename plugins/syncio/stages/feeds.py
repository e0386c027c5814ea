"""feeds: a client whose books are not read any more draws nothing: FactorS is told so, and when they are read again."""

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from syncio.domain.client import Client
from syncio.domain.rules import stale_feed
from syncio.stages.served import serve
from syncio.stores.clients import Clients
from syncio.stores.compare.thresholds import thresholds_of
from syncio.stores.database import Connection, translated
from syncio.stores.feeds import Feeds

if TYPE_CHECKING:
    from syncio.stores.factors import Factors

log = logging.getLogger(__name__)


def watch_feeds(connection: Connection, now: datetime | None = None) -> int:
    """Put on record whose feed has become another than it was; answers how many. FactorS is not asked.

    :param now: the moment that hours are counted to; this one where left out.
    :raises Misconfigured: after all the others were looked at, where a client has a threshold that no rule has.
    """
    changed: list[str] = []

    def watch(client: Client) -> None:
        feeds = Feeds(connection)
        feeds.lock(client)
        status = stale_feed(feeds.pulls(client), now or datetime.now(UTC), thresholds_of(connection, client))
        newest = feeds.newest(client)
        if newest is None or newest.feed != status.feed:
            feeds.add(client, status)
            changed.append(client.name)
        connection.commit()

    serve(connection, everyone(connection), watch)
    log.info("feeds: %s changed", len(changed))
    return len(changed)


def tell_feeds(connection: Connection, factors: "Factors") -> int:
    """Have FactorS know of every client's feed what is on record; answers of how many it did not.

    :raises Transient: where FactorS does not answer; the next run tells it.
    :raises SyncioError: after it was told of all the others, where it refused what is known of one client.
    """
    clients = everyone(connection)
    there, told = factors.feeds(), list[str]()

    def tell(client: Client) -> None:
        feeds = Feeds(connection)
        feeds.lock(client)
        newest = feeds.newest(client)
        if newest is not None and there.get(client.name) != newest.status:
            factors.tell_feeds({client.name: newest.status})
            told.append(client.name)
        if newest is not None and not newest.told:
            feeds.note(newest.id)
        connection.commit()

    serve(connection, clients, tell)
    log.info("feeds: FactorS was told of %s clients", len(told))
    return len(told)


def everyone(connection: Connection) -> list[Client]:
    """Every client; leaves no transaction open."""
    with translated():
        clients = Clients(connection).all()
        connection.commit()
    return clients
