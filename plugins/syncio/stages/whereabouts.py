"""Where every release stands, and why: for people, who ask before they call."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from syncio.errors import SyncioError
from syncio.stages.push import AHEAD
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, reading_only, translated
from syncio.stores.factors import Factors
from syncio.stores.recovery import all_known
from syncio.stores.releases import Standings
from syncio.stores.releases.queue import Class
from syncio.stores.releases.whereabouts import StandingRow, State, Tally

WITHDRAWS = "the next push withdraws it, and it comes into review again"


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """One release: where it stands, since when, and why; what a pending one waits for."""

    client: str
    release: int
    external_id: str
    number: str
    push_class: Class
    review: int | None
    policy: str | None
    state: State
    since: datetime
    why: str


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """Every client's releases counted, and the first of them, those that are pending before all others.

    `factors`: what keeps FactorS from taking a client's, by client; empty where nothing does.
    """

    clients: list[Tally]
    factors: dict[str, str]
    releases: list[Whereabouts]


def locate(staging: Connection, factors: Factors, *, client: str | None = None, limit: int = 1000) -> Located:
    """Say where releases stand. Writes nothing; FactorS is asked only of clients with something pending.

    :raises Unknown: where there is no such client.
    """
    with translated(), reading_only(staging):
        if client is not None:
            Clients(staging).get(client)
        standings = Standings(staging)
        tallies, rows = standings.tallies(client), standings.rows(client, limit)
        waiting = [tally.client for tally in tallies if tally.pending]
        away = hindrances(staging, factors, waiting)
        return Located(clients=tallies, factors=away, releases=[located(row, away.get(row.client)) for row in rows])


def hindrances(staging: Connection, factors: Factors, clients: Sequence[str]) -> dict[str, str]:
    """Of which clients FactorS takes nothing just now, and why; where it does not answer one, it is asked no more."""
    found: dict[str, str] = {}
    for client in clients:
        try:
            if not all_known(staging, factors.newest(client)):
                found[client] = AHEAD
        except SyncioError as error:
            return dict.fromkeys(clients, str(error))
    return found


def located(row: StandingRow, hindrance: str | None) -> Whereabouts:
    return Whereabouts(
        client=row.client,
        release=row.release,
        external_id=row.external_id,
        number=row.number,
        push_class=row.push_class,
        review=row.review,
        policy=row.policy,
        state=row.state,
        since=row.ended or row.released,
        why=row.detail if row.state != "pending" else awaited(row, hindrance),
    )


def awaited(row: StandingRow, hindrance: str | None) -> str:
    """What a pending release waits for: the first thing that keeps push from writing it."""
    if row.behind is not None:
        return f"release {row.behind} of the same record, which comes first"
    if row.detail:
        return f"a person: {row.detail}"
    if not row.newest:
        return f"nothing: overtaken by a newer version; {WITHDRAWS}"
    if not row.copy_stands:
        return f"nothing: overtaken, FactorS has another copy than was shown; {WITHDRAWS}"
    if not row.funding_stands:
        return f"nothing: overtaken, what FactorS has funded of it is not what was shown; {WITHDRAWS}"
    if not row.covered:
        return f"nothing: its standing approval no longer covers it; {WITHDRAWS}"
    if hindrance is not None:
        return f"FactorS: {hindrance}"
    if not row.has_debtor:
        return "its debtor: FactorS has none, and none was shown with it; the next push is refused"
    if row.pulled:
        return "a lock: a pull of this client is under way, and may hold it"
    return "the next push"
