"""`factors check`: whether a mapping fits the loan book."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from syncio.domain.mapping.findings import findings
from syncio.hooks.factors import factors, read_mapping
from syncio.stores.factors.catalogue import read_catalogue


def add_commands(group: Any, shared: argparse.ArgumentParser) -> None:
    """Add `factors check` to the commands of `factors`."""
    text = "hold the mapping against the live database; nothing is written"
    command = group.add_parser("check", parents=[shared], help=text, description=text)
    command.add_argument("--mapping", type=Path, metavar="FILE", help="a mapping that is not in force yet")
    command.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> dict[str, Any]:
    with factors() as book:
        mapping = read_mapping(options.mapping) if options.mapping else book.mapping
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
