"""`recover`: SyncIO's database was restored from a backup, and FactorS has gone on since."""

import argparse
from typing import Any

import msgspec

from syncio.errors import SyncioError
from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.settings import settings
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.recover import recover, release_again
from syncio.stores.clients import Clients
from syncio.stores.database import Connection
from syncio.stores.factors import Factors
from syncio.stores.recovery import closed_unreleased, skip_reviews
from syncio.stores.reports.folder import highest_review


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = "After a restore: take over what FactorS's ledger has and this database lacks. Writes nothing into FactorS."
    command = commands.add_parser("recover", parents=[shared], description=text)
    command.add_argument("--client", help="one client; every client where left out")
    command.set_defaults(run=run_recover)


def run_recover(options: argparse.Namespace) -> dict[str, Any]:
    """Recover the clients and what is held of them, then release again what was decided and not released."""
    with stores() as connection, factors() as book:
        clients = Clients(connection)
        chosen = [clients.get(options.client)] if options.client else clients.all()
        skip_reviews(connection, highest_review(settings().reports_url))
        connection.commit()
        recovered = [recover(connection, book, client) for client in chosen]
        decide_holds(connection, chosen)
        tell_holds(connection, book)
        released = [released_again(connection, book, review) for review in closed_unreleased(connection)]
    ok = not any(one.left for one in recovered) and all("error" not in one for one in released)
    return {"ok": ok, "recovered": [one.as_dict() for one in recovered], "released": released}


def released_again(connection: Connection, book: Factors, review: int) -> dict[str, Any]:
    """What became of one review; an error keeps the others from nothing."""
    try:
        plain: dict[str, Any] = msgspec.to_builtins(release_again(connection, book, review, settings()))
    except SyncioError as error:
        connection.rollback()
        return {"review": review, "error": str(error)}
    return {"review": review} | plain
