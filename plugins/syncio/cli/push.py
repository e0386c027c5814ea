"""`push`: what was released, into FactorS; what it would do, and where every release stands."""

import argparse
from collections import Counter
from typing import Any

import msgspec

from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.inert import harmless
from syncio.stages.foresight import Foreseen, foresee
from syncio.stages.push import push
from syncio.stages.whereabouts import Whereabouts, locate
from syncio.stores.releases.whereabouts import Tally


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = "write what was released into FactorS"
    command = commands.add_parser("push", parents=[shared], help=text, description=text)
    command.add_argument("--client", help="one client; every client where left out")
    what = command.add_mutually_exclusive_group()
    what.add_argument("status", nargs="?", choices=["status"], help="say where every release stands, and why")
    what.add_argument("--dry-run", action="store_true", help="say what would be pushed now; nothing is written")
    command.add_argument("--limit", type=int, default=1000, help="how many releases `status` names (1000)")
    command.set_defaults(run=run_push)


def run_push(options: argparse.Namespace) -> dict[str, Any]:
    if options.status:
        return run_status(options)
    with stores() as connection, factors() as book:
        if options.dry_run:
            return foreseen(foresee(connection, book, client=options.client), as_json=options.json)
        return push(connection, book, client=options.client).as_dict()


def foreseen(found: list[Foreseen], *, as_json: bool) -> dict[str, Any]:
    """Counts by outcome, and each release."""
    counts = dict(Counter(one.outcome for one in found))
    return {"dry_run": True} | counts | {"releases": msgspec.to_builtins(found) if as_json else [*map(line, found)]}


def line(one: Foreseen) -> str:
    reason = f": {one.reason}" if one.reason else ""
    which = f"release {one.release}  {one.push_class} {harmless(one.external_id)}"
    return f"{harmless(one.client)}  {which}  {one.outcome}{reason}"


def run_status(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection, factors() as book:
        found = locate(connection, book, client=options.client, limit=options.limit)
    if options.json:
        plain: dict[str, Any] = msgspec.to_builtins(found)
        return plain
    return {"clients": [*map(counted, found.clients)], "releases": [*map(told, found.releases)]}


def counted(tally: Tally) -> str:
    since = f" since {tally.pending_since:%Y-%m-%d %H:%M} UTC" if tally.pending_since else ""
    ended = f"{tally.pushed} pushed, {tally.withdrawn} withdrawn, {tally.refused} refused"
    return f"{harmless(tally.client)}: {tally.pending} pending{since}, {ended}"


def told(one: Whereabouts) -> str:
    pending = one.state == "pending"
    by = f"review {one.review}" if one.review else f"standing approval ({one.policy})"
    which = f"{harmless(one.client)}  release {one.release}  {one.push_class} {harmless(one.number)}  {by}"
    why = f": {'waits for ' if pending else ''}{one.why}" if one.why else ""
    return f"{which}  {one.state} {'since' if pending else 'at'} {one.since:%Y-%m-%d %H:%M} UTC{why}"
