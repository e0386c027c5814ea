"""`integration.hold` and `integration.client_status`: what SyncIO says to the loan book before anyone has reviewed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, DateTime, String, cast, literal, select, update

from syncio.domain.feed import FeedStatus
from syncio.stores.factors.adapter import Adapter, Row
from syncio.stores.factors.columns import InUtc, UtcNow, aware
from syncio.stores.factors.integration import client_status, hold

PLACED = ("id", "client", "external_id", "kind", "currency", "amount", "reason")
TOLD = ("client", "feed", "since", "reason")


@dataclass(frozen=True)
class Hold:
    """A hold as FactorS takes it. `amount`: by how much what may be lent against falls, in `currency`."""

    id: UUID
    client: str
    external_id: str
    kind: str
    currency: str
    amount: Decimal
    reason: str


@dataclass(frozen=True)
class Times:
    """When FactorS placed and lifted a hold, by its own clock; None where it has not."""

    placed: datetime | None = None
    lifted: datetime | None = None


STANDING = select(
    *(hold.c[name] for name in ("id", "client", "external_id", "kind", "currency", "amount", "reason"))
).where(hold.c.lifted_at.is_(None))
KNOWN = select(hold.c.id, InUtc(hold.c.placed_at), InUtc(hold.c.lifted_at))
STATUSES = select(client_status.c.client, client_status.c.feed, InUtc(client_status.c.since), client_status.c.reason)


def standing(connection: Connection) -> list[Hold]:
    """Every hold that stands, of all clients."""
    return [Hold(*row) for row in connection.execute(STANDING.order_by(hold.c.client, hold.c.external_id)).all()]


def write(connection: Connection, adapter: Adapter, place: Sequence[Hold], lift: Sequence[UUID]) -> dict[UUID, Times]:
    """Lift some holds and place others, whichever of it is not done yet; answers what FactorS has of all of them."""
    ids = [*(one.id for one in place), *lift]
    known = times(connection, adapter, ids)
    if lift:
        statement = update(hold).values(lifted_at=UtcNow()).where(hold.c.lifted_at.is_(None))
        connection.execute(statement.where(adapter.among(hold.c.id, lift)))
    adapter.bulk(connection, hold, PLACED, (placed(one) for one in place if one.id not in known))
    return times(connection, adapter, ids)


def times(connection: Connection, adapter: Adapter, ids: Sequence[UUID]) -> dict[UUID, Times]:
    """What FactorS has of these; those that it never had are not in it."""
    rows = connection.execute(KNOWN.where(adapter.among(hold.c.id, ids))).all()
    return {found: Times(aware(at), lifted and aware(lifted)) for found, at, lifted in rows}


def placed(one: Hold) -> Row:
    """A row in the order of `PLACED`."""
    return str(one.id), one.client, one.external_id, one.kind, one.currency, str(one.amount), one.reason


def statuses(connection: Connection) -> dict[str, FeedStatus]:
    """What FactorS has been told of each client's feed."""
    rows = connection.execute(STATUSES).all()
    return {client: FeedStatus(feed, aware(since), reason) for client, feed, since, reason in rows}


def tell(connection: Connection, adapter: Adapter, wanted: Mapping[str, FeedStatus]) -> None:
    """Have FactorS know these, and no other, of their clients."""
    known = statuses(connection)
    for client, status in wanted.items():
        if client in known and known[client] != status:
            change = update(client_status).where(client_status.c.client == client)
            connection.execute(change.values(**columns(status)))
    new = {client: status for client, status in wanted.items() if client not in known}
    adapter.bulk(connection, client_status, TOLD, told(new))


def columns(status: FeedStatus) -> dict[str, Any]:
    """A moment goes as text: pymssql would cut a parameter's offset off."""
    since = cast(literal(status.since.isoformat(), String(40)), DateTime(timezone=True))
    return {"feed": status.feed, "since": since, "reason": status.reason}


def told(wanted: Mapping[str, FeedStatus]) -> Iterator[Row]:
    """Rows in the order of `TOLD`."""
    for client, status in wanted.items():
        yield client, status.feed, status.since.isoformat(), status.reason
