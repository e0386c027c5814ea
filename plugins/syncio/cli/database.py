"""`migrate` and `factors`: the databases themselves."""

import argparse
from typing import Any

from syncio.cli import checking, previewing
from syncio.hooks.database import dsn
from syncio.hooks.factors import factors, mapping
from syncio.stores.factors import create_integration, create_schema
from syncio.stores.migrate import migrate


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser("migrate", parents=[shared], help="create or upgrade SyncIO's tables and roles")
    command.set_defaults(run=run_migrate)
    group = commands.add_parser("factors", help="FactorS's database").add_subparsers(required=True, metavar="COMMAND")
    text = "create what is missing: schema integration, and where no mapping names others the reference schema's tables"
    command = group.add_parser("create", parents=[shared], help=text)
    command.set_defaults(run=run_factors_create)
    checking.add_commands(group, shared)
    previewing.add_commands(group, shared)


def run_migrate(_: argparse.Namespace) -> dict[str, Any]:
    return {"revision": migrate(dsn())}


def run_factors_create(_: argparse.Namespace) -> dict[str, Any]:
    with factors() as book:
        create = create_schema if mapping() is None else create_integration
        create(book.engine)
        return {
            "database": book.engine.url.database,
            "dialect": book.engine.dialect.name,
            "mapping": book.shape.mapping.name,
        }
