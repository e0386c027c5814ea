"""`migrate`: SyncIO's own database."""

import argparse
from typing import Any

from syncio.hooks.database import dsn
from syncio.stores.migrate import migrate


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("migrate", parents=[shared], help="create or upgrade SyncIO's tables and roles")
    command.set_defaults(run=run_migrate)


def run_migrate(_: argparse.Namespace) -> dict[str, Any]:
    return {"revision": migrate(dsn())}
