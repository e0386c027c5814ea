"""`holds` and `feeds`: what lowers availability in FactorS before anyone has reviewed it."""

import argparse
from typing import Any

import msgspec

from syncio.domain.rules.wording import priced
from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.inert import harmless
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stores.clients import Clients
from syncio.stores.feeds import Feeds, NewestRow
from syncio.stores.holds import Holds, StandingRow


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = "Hold in FactorS what was voided or credited at the source, lift what is so no more, and list what stands."
    command = commands.add_parser("holds", parents=[shared], description=text)
    command.add_argument("--client", help="one client; every client where left out")
    command.set_defaults(run=run_holds)
    text = "Tell FactorS whose books are read and whose are not, and list them."
    commands.add_parser("feeds", parents=[shared], description=text).set_defaults(run=run_feeds)


def run_holds(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection, factors() as book:
        clients = Clients(connection)
        decided = decide_holds(connection, [clients.get(options.client)] if options.client else clients.all())
        told = tell_holds(connection, book)
        standing = Holds(connection).standing(options.client)
    counts: dict[str, Any] = msgspec.to_builtins(decided)
    rows = msgspec.to_builtins(standing) if options.json else [*map(line, standing)]
    return counts | {"told": told, "holds": rows}


def line(row: StandingRow) -> str:
    which = f"{harmless(row.client)}  {harmless(row.number)}  {row.kind}  {priced(row.amount, row.currency)}"
    return f"{which}  since {row.at:%Y-%m-%d %H:%M} UTC: {until(row)}"


def until(row: StandingRow) -> str:
    """What a hold that stands waits for."""
    if row.lifted_there:
        return "lifted in FactorS by hand"
    if row.placed is None:
        return "FactorS was not told yet"
    if row.state is None:
        return "comes into the next review"
    said = {
        "undecided": f"review {row.review} waits for people",
        "approved": f"approved in review {row.review}, until FactorS has it",
        "rejected": f"rejected in review {row.review}: FactorS keeps its copy, and the source does not say so any more",
    }
    return said[row.state]


def run_feeds(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection, factors() as book:
        changed = watch_feeds(connection)
        told = tell_feeds(connection, book)
        newest = Feeds(connection).newest()
    rows = msgspec.to_builtins(newest) if options.json else [*map(status, newest)]
    return {"changed": changed, "told": told, "feeds": rows}


def status(row: NewestRow) -> str:
    return f"{harmless(row.name)}  {row.feed}  since {row.since:%Y-%m-%d %H:%M} UTC: {row.reason}"
