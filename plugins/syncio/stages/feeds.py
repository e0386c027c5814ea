"""feeds: a client whose books are not read any more draws nothing: FactorS is told so, and when they are read again."""

import logging
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from syncio.domain.client import Client
from syncio.domain.rules import stale_feed
from syncio.errors import Misconfigured
from syncio.inert import harmless
from syncio.stages.served import serve
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, translated
from syncio.stores.feeds import Feeds, PulledRow

if TYPE_CHECKING:
    from syncio.stores.factors import Factors

log = logging.getLogger(__name__)


def watch_feeds(connection: Connection, now: datetime | None = None) -> int:
    """Put on record whose feed has become another than it was; answers how many. FactorS is not asked.

    :param now: the moment that hours are counted to; this one where left out.
    :raises Misconfigured: after all the others were looked at, where a client has hours that it may not have.
    """
    moment, feeds, changed = now or datetime.now(UTC), Feeds(connection), list[str]()

    def watch(client: Client) -> None:
        feeds.lock(client)
        [row] = feeds.pulled(client)
        status = stale_feed(row, moment, row.thresholds)
        if status.feed != row.feed:
            feeds.add(client, status)
            changed.append(client.name)
            say = log.info if status.feed == "current" else log.warning
            say("%s: its feed is %s. %s", harmless(client.name), status.feed, status.reason)
        connection.commit()

    with translated():
        moved = named(connection, {row.client for row in feeds.pulled() if not as_recorded(row, moment)})
    serve(connection, moved, watch)
    log.info("feeds: %s changed", len(changed))
    return len(changed)


def as_recorded(row: PulledRow, now: datetime) -> bool:
    """Whether a feed is what is on record of it; what cannot be said is looked at again, and told."""
    try:
        return stale_feed(row, now, row.thresholds).feed == row.feed
    except Misconfigured:
        return False


def tell_feeds(connection: Connection, factors: "Factors") -> int:
    """Have FactorS know of every client's feed what is on record; answers of how many it did not.

    :raises Transient: where FactorS does not answer; the next run tells it.
    :raises SyncioError: after it was told of all the others, where it refused what is known of one client.
    """
    feeds, told = Feeds(connection), list[str]()

    def tell(client: Client) -> None:
        feeds.lock(client)
        for row in feeds.newest(client):
            if there.get(client.name) != row.status:
                factors.tell_feeds({client.name: row.status})
                told.append(client.name)
            feeds.note(row.id)
        connection.commit()

    with translated():
        connection.commit()
        there = factors.feeds()
        news = {row.client for row in feeds.newest() if not row.told or there.get(row.name) != row.status}
        owed = named(connection, news)
    serve(connection, owed, tell)
    log.info("feeds: FactorS was told of %s clients", len(told))
    return len(told)


def named(connection: Connection, ids: Collection[int]) -> list[Client]:
    """These clients, by name; leaves no transaction open."""
    clients = [client for client in Clients(connection).all() if client.id in ids] if ids else []
    connection.commit()
    return clients
