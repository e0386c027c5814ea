"""`factors`: the loan book's database, and whether a mapping fits it."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from syncio.domain.mapping import Mapping, mapping_of
from syncio.domain.mapping.findings import findings
from syncio.errors import Misconfigured
from syncio.hooks.factors import factors
from syncio.stores.factors import create_integration, create_schema
from syncio.stores.factors.catalogue import read_catalogue


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("factors", help="FactorS's database").add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = group.add_parser(name, parents=[shared], help=text, description=text)
        command.set_defaults(run=run)
        return command

    created = add("create", run_create, "create the reference schema, where FactorS has none")
    created.add_argument("--integration", action="store_true", help="SyncIO's ledger alone, beside tables of your own")
    checked = add("check", run_check, "hold the mapping against the live database; nothing is written")
    checked.add_argument("--mapping", type=Path, metavar="FILE", help="a mapping that is not in force yet")


def run_create(options: argparse.Namespace) -> dict[str, Any]:
    with factors() as book:
        (create_integration if options.integration else create_schema)(book.engine)
        return {"database": book.engine.url.database, "dialect": book.engine.dialect.name}


def run_check(options: argparse.Namespace) -> dict[str, Any]:
    with factors() as book:
        mapping = chosen(options.mapping) or book.shape.mapping
        catalogue = read_catalogue(book, mapping)
    found = findings(mapping, catalogue)
    errors = sum(each.severity == "error" for each in found)
    return {
        "findings": msgspec.to_builtins(found) if options.json else list(map(str, found)),
        "mapping": mapping.name,
        "mapping_hash": mapping.hash,
        "catalogue_hash": catalogue.fingerprint(),
        "errors": errors,
        "notes": len(found) - errors,
        "ok": errors == 0,
    }


def chosen(file: Path | None) -> Mapping | None:
    """The mapping of a file.

    :raises Misconfigured: where it cannot be read, or is wrong.
    """
    if file is None:
        return None
    try:
        return mapping_of(file.read_bytes(), file.name)
    except OSError as error:
        raise Misconfigured(f"the mapping {file} cannot be read: {error.strerror}") from error
