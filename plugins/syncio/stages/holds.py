"""holds: what the source has taken away lowers availability in FactorS at once, before anyone has reviewed it.

First it is decided here and put on record; then FactorS is told, and what it has done is put on record too. What it was
not told, as it did not answer or the process ended, the next run tells it: under the same ids, so that nothing is there
twice.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from syncio.domain.client import Client
from syncio.stages.served import serve
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, translated
from syncio.stores.holds import Done, Holds, WorkRow

if TYPE_CHECKING:
    from syncio.stores.factors import Factors
    from syncio.stores.factors.holding import Hold, Times

log = logging.getLogger(__name__)


class Decided(msgspec.Struct):
    """How many holds were decided on, and how many were lifted."""

    placed: int = 0
    lifted: int = 0


def decide_holds(connection: Connection, clients: Sequence[Client] | None = None) -> Decided:
    """Hold what has become less since FactorS's copy, and lift what is so no more. FactorS is not asked.

    :param clients: those to look at; where left out, those of whom something may have become less since the last look.
    :raises SyncioError: after all the others were looked at, where it failed for one.
    """
    decided = Decided()
    with translated():
        if clients is None:
            clients = [Clients(connection).get(name) for name in Holds(connection).to_look_at()]
        connection.commit()
    serve(connection, clients, lambda client: decide_client(connection, client, decided))
    log.info("holds: %s placed, %s lifted", decided.placed, decided.lifted)
    return decided


def decide_client(connection: Connection, client: Client, decided: Decided) -> None:
    """One client, in a transaction of its own; a hold of another amount takes the place of the one that stands."""
    holds = Holds(connection)
    holds.lock(client)
    run, moved = holds.last_run(client), holds.moved(client)  # before what they led to is read
    wanted = {
        (row.record, less.kind, less.currency, less.amount): (row, less)
        for row in holds.reduced(client)
        if (less := row.reduction) is not None
    }
    kept = holds.kept(client)
    stand = set(kept.values())
    new = [found for key, found in wanted.items() if key not in stand]
    gone = [hold for hold, key in kept.items() if key not in wanted]
    holds.lift(gone, replaced=[row.record for row, _ in new])
    holds.place(client, new)
    holds.looked(client, run, moved)
    connection.commit()
    decided.placed += len(new)
    decided.lifted += len(gone)


def tell_holds(connection: Connection, factors: "Factors") -> int:
    """Have FactorS hold what is decided, no more and no less; answers of how many clients it had to be told.

    :raises Transient: where FactorS does not answer; the next run tells it.
    :raises SyncioError: after it was told of all the others, where it refused what is held of one client.
    """
    there: dict[str, list[Hold]] = defaultdict(list)
    with translated():
        connection.commit()
        for one in factors.standing_holds():
            there[one.client].append(one)
        clients = owed(connection, there)
    serve(connection, clients, lambda client: tell_client(connection, factors, client, there[client.name]))
    log.info("holds: FactorS was told of %s clients", len(clients))
    return len(clients)


def owed(connection: Connection, there: "dict[str, list[Hold]]") -> list[Client]:
    """The clients whose holds in FactorS are not those that are decided; of others' clients nothing is known."""
    holds, ids = Holds(connection), {one.id for found in there.values() for one in found}
    due = {row.client for row in holds.work(ids) if row.to_place(ids) or row.to_lift(ids)}
    unknown = holds.unknown(ids)
    due |= {name for name, found in there.items() if any(one.id in unknown for one in found)}
    clients = [client for client in Clients(connection).all() if client.name in due]
    connection.commit()
    return clients


def tell_client(connection: Connection, factors: "Factors", client: Client, there: "Sequence[Hold]") -> None:
    """Write what is missing there, in one transaction of FactorS's; what is on record is read under the lock."""
    holds, ids = Holds(connection), {one.id for one in there}
    holds.lock(client)
    unknown = holds.unknown(ids)
    for one in there:
        if one.id in unknown:
            log.warning("holds: FactorS holds %s of %s, which is not on record here", one.external_id, client.id)
            holds.adopt(one.id, client, one.external_id, one.currency, one.amount, one.reason)
    rows = holds.work(ids, client.name)
    place, lift = [row for row in rows if row.to_place(ids)], [row for row in rows if row.to_lift(ids)]
    known = factors.hold(client.name, [*map(hold_of, place)], [row.id for row in lift])
    holds.note([done for row in (*place, *lift) for done in written(row, known.get(row.id))])
    connection.commit()


def written(row: WorkRow, times: "Times | None") -> Done:
    """What FactorS has done of one hold; one that was lifted before FactorS ever had it is done with."""
    if times is None:
        return [(row.id, "lifted", None)]
    placed: Done = [(row.id, "placed", times.placed)]
    return [*placed, (row.id, "lifted", times.lifted)] if times.lifted else placed


def hold_of(row: WorkRow) -> "Hold":
    """A hold as FactorS takes it."""
    from syncio.stores.factors.holding import Hold  # noqa: PLC0415  # SQLAlchemy is half of what a decision takes

    return Hold(row.id, row.client, row.external_id, row.kind, row.currency, row.amount, row.reason)
