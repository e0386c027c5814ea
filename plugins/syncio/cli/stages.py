"""The stages of the way, one command each."""

import argparse
from typing import Any

import msgspec

from syncio.hooks.database import stores
from syncio.hooks.sources import source_of
from syncio.settings import settings
from syncio.stages.compare import compare
from syncio.stages.pull import pull
from syncio.stores.clients import Clients
from syncio.stores.staging import Staging


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("pull", parents=[shared], help="read what changed at the source into staging")
    command.add_argument("--client", required=True)
    command.set_defaults(run=run_pull)
    command = commands.add_parser(
        "compare", parents=[shared], help="find what changed, and open the reviews that are due"
    )
    command.add_argument("--client", help="one client; every client where left out")
    command.set_defaults(run=run_compare)


def run_pull(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        connection.commit()
        with source_of(client) as source:
            return pull(source, Staging(connection, client), overlap=settings().overlap).as_dict()


def run_compare(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        clients = Clients(connection)
        chosen = [clients.get(options.client)] if options.client else clients.all()
        return {"compared": [msgspec.to_builtins(compare(connection, client)) for client in chosen]}
