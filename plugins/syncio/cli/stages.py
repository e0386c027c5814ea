"""The stages of the way, one command each."""

import argparse
from typing import Any

from syncio.hooks.database import stores
from syncio.hooks.sources import source_of
from syncio.settings import settings
from syncio.stages.pull import pull
from syncio.stores.clients import Clients
from syncio.stores.staging import Staging


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("pull", parents=[shared], help="read what changed at the source into staging")
    command.add_argument("--client", required=True)
    command.set_defaults(run=run_pull)


def run_pull(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        connection.commit()
        with source_of(client) as source:
            return pull(source, Staging(connection, client), overlap=settings().overlap).as_dict()
