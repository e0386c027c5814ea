"""`member`: who may see, decide and configure what."""

import argparse
from typing import Any

from syncio.hooks.database import stores
from syncio.stores.clients import Clients


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("member", help="who may see and decide what").add_subparsers(
        required=True, metavar="COMMAND"
    )
    add = group.add_parser(
        "add", parents=[shared], help="make an Airflow user a member of a client (needs syncio_owner)"
    )
    add.add_argument("user", help="the user's name in Airflow")
    add.add_argument("--client", required=True, action="append", help="may be given several times")
    add.add_argument("--role", required=True, choices=["viewer", "reviewer", "admin"])
    add.set_defaults(run=run_add)
    listing = group.add_parser("list", parents=[shared], help="name every member")
    listing.set_defaults(run=run_list)


def run_add(options: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        clients = Clients(connection)
        for name in options.client:
            clients.admit(clients.get(name), options.user, options.role)
        connection.commit()
    return {"user": options.user, "role": options.role, "clients": options.client}


def run_list(_: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        rows = Clients(connection).members()
    return {"members": [{"client": client, "user": user, "role": role} for client, user, role in rows]}
