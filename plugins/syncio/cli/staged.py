"""`invoice` and `replay`: what was staged, read back."""

import argparse
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from syncio.errors import Unknown
from syncio.hooks.database import stores
from syncio.hooks.sources import reader_of
from syncio.stages.replay import replay
from syncio.stores.clients import Clients
from syncio.stores.staging import Staging


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("invoice", parents=[shared], description="What an invoice looked like at a moment.")
    command.add_argument("--client", required=True)
    command.add_argument("--number", required=True)
    command.add_argument("--as-of", type=moment, help="a date (its end, where the client is) or an ISO time; else now")
    command.set_defaults(run=run_invoice)
    text = "Decode every stored version again from its bytes, and compare; exit code 1 where one differs."
    command = commands.add_parser("replay", parents=[shared], description=text)
    command.add_argument("--client", required=True)
    command.set_defaults(run=run_replay)


def moment(text: str) -> date:
    """A date or a time; argparse makes a usage error of the ValueError."""
    return date.fromisoformat(text) if len(text) == len("2026-11-20") else datetime.fromisoformat(text)


def end_of(when: date | None, zone: str) -> datetime:
    """The moment that is meant: a date's end, and a time without an offset, are taken where the client is."""
    if when is None:
        return datetime.now(UTC)
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(zone))
    return datetime.combine(when + timedelta(days=1), time(), ZoneInfo(zone))


def run_invoice(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        when = end_of(options.as_of, client.timezone)
        found = Staging(connection, client).as_of(options.number, when)
    if not found:
        facts = {"client": client.name, "number": options.number, "as_of": when.isoformat()}
        raise Unknown("no such invoice was staged by then", **facts)
    return {"client": client.name, "as_of": when.isoformat(), "invoices": msgspec.to_builtins(found)}


def run_replay(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        return replay(reader_of(client), Staging(connection, client)).as_dict()
