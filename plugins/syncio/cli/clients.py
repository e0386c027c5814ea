"""`client`: the lender's clients."""

import argparse
import sys
from typing import Any

from syncio.errors import Misconfigured
from syncio.hooks.database import stores
from syncio.hooks.vault import Vault
from syncio.stores.clients import Clients
from syncio.stores.consents import keep_consent


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("client", help="the lender's clients").add_subparsers(required=True, metavar="COMMAND")
    add = group.add_parser("add", parents=[shared], help="add a client by hand (needs syncio_owner)")
    add.add_argument("name")
    add.add_argument("--source", required=True, choices=["xero"])
    add.add_argument("--tenant", required=True, help="the organisation's id at the source")
    add.add_argument("--refresh-token", required=True, help="an OAuth refresh token; `-` reads it from standard input")
    add.set_defaults(run=run_add)
    listing = group.add_parser("list", parents=[shared], help="name every client")
    listing.set_defaults(run=run_list)


def run_add(options: argparse.Namespace) -> dict[str, Any]:
    token = sys.stdin.readline().strip() if options.refresh_token == "-" else options.refresh_token  # noqa: S105
    if not token:
        raise Misconfigured("no refresh token came from standard input", client=options.name)
    with stores(role="syncio_owner") as connection:
        consent = keep_consent(connection, options.source, token, Vault())
        client = Clients(connection).add(options.name, options.source, options.tenant, consent)
        connection.commit()
    return {"id": client.id, "name": client.name, "source": client.source, "tenant": client.tenant}


def run_list(_: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        return {
            "clients": [
                {"id": client.id, "name": client.name, "source": client.source, "tenant": client.tenant}
                for client in Clients(connection).all()
            ]
        }
