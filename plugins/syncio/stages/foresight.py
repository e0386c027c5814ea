"""push, foreseen: what the next one would do, found out without writing anything on either side."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from syncio.stages.push import AHEAD, OVERTAKEN, TAMPERED, posting_of, unsigned
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, reading_only, translated
from syncio.stores.factors import Applied, Factors
from syncio.stores.recovery import all_known
from syncio.stores.releases import PendingRow, Queue, Standings
from syncio.stores.releases.queue import Class
from syncio.stores.releases.whereabouts import LaterRow

#: `settle`: FactorS has it already, and the answer was lost; `wait`: it is left for a later push.
Outcome = Literal["push", "settle", "withdraw", "refuse", "wait"]


class Foreseen(msgspec.Struct, frozen=True, kw_only=True):
    """What the next push would do with one release, and why, where it would not simply write it."""

    client: str
    release: int
    external_id: str
    push_class: Class
    outcome: Outcome
    reason: str = ""


def foresee(staging: Connection, factors: Factors, *, client: str | None = None, batch: int = 1000) -> list[Foreseen]:
    """Go through what is pending as push does, and write nothing, neither here nor in FactorS.

    Locks are not looked at: what a pull or another push holds at its time, a push leaves for the next one.

    :param client: foresee this client's alone.
    :raises Unknown: where there is no such client.
    :raises Transient: where FactorS does not answer.
    """
    with translated(), reading_only(staging):
        if client is not None:
            Clients(staging).get(client)
        owners = Queue(staging).waiting(client)
        return [one for owner in owners for one in foresee_client(staging, factors, owner, batch)]


def foresee_client(staging: Connection, factors: Factors, owner: tuple[int, str], batch: int) -> Iterator[Foreseen]:
    """One client's pending releases, by age; those behind another of their record come last."""
    number, name = owner
    queue, standings, left = Queue(staging), Standings(staging), set[int]()
    objection = unsigned(queue.mapped(number), factors.mapping) or factors.stranger(name)
    if objection is None and not all_known(staging, factors.newest(name)):
        objection = AHEAD
    funding = factors.funding(name)
    while due := queue.due(number, batch, left):
        rows = standings.claimable(number, due, funding)
        yield from (told(name, row, "wait", objection) for row in rows) if objection else asked(factors, name, rows)
        left |= set(due)
    for later in standings.later(number):
        yield told(name, later, "wait", f"release {later.first} of the same record comes first")


def asked(factors: Factors, client: str, rows: Sequence[PendingRow]) -> Iterator[Foreseen]:
    """What becomes of releases, by FactorS's ledger and its rows."""
    applied = factors.foreseen(client, [posting_of(row) for row in rows if row.intact])
    for row in rows:
        yield told(client, row, *outcome(row, applied))


def outcome(row: PendingRow, applied: Applied) -> tuple[Outcome, str]:
    """As `push.Turn.settle` would write it down."""
    if not row.intact:
        return "refuse", TAMPERED
    if row.push_id in applied.done:
        return "settle", ""
    if not row.current:
        return "withdraw", OVERTAKEN
    if row.push_id in applied.refused:
        return "refuse", applied.refused[row.push_id]
    return "push", ""


def told(client: str, row: PendingRow | LaterRow, becomes: Outcome, reason: str) -> Foreseen:
    return Foreseen(
        client=client,
        release=row.id,
        external_id=row.external_id,
        push_class=row.push_class,
        outcome=becomes,
        reason=reason,
    )
