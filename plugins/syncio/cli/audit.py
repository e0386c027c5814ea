"""`verify-audit`, `export-audit` and `anchor`: whether all that was put on record still is what it was."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from syncio.cli.listed import written
from syncio.domain.audit import Verified
from syncio.errors import Misconfigured
from syncio.hooks.database import stores
from syncio.hooks.notary import Notary
from syncio.settings import settings
from syncio.stages.audit import Looked, anchor, anchored, explain, export, verify, verify_lines
from syncio.stores.audit.anchors import Anchors


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = (
        "Verify the audit trail and the tables it is about, or an export of it; exit code 1 where a person has to look."
    )
    command = commands.add_parser("verify-audit", parents=[shared], description=text)
    command.add_argument("--from-file", type=Path, help="an export: no database is asked")
    command.add_argument("--anchors", help="a folder or URL; SYNCIO_ANCHORS_URL where the database is verified")
    command.add_argument(
        "--key", action="append", default=[], help="a public key that signs anchors; more may be given"
    )
    command.add_argument("--explain", metavar="REASON", help="put on record why what it finds is as it should be")
    command.set_defaults(run=run_verify)
    command = commands.add_parser("export-audit", parents=[shared], description="Write the audit trail as JSON lines.")
    command.add_argument("-o", "--out", type=Path, required=True)
    command.set_defaults(run=run_export)
    text = "Write where the audit trail ends into the anchors' folder, signed."
    commands.add_parser("anchor", parents=[shared], description=text).set_defaults(run=run_anchor)


def run_verify(options: argparse.Namespace) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(verified_file(options) if options.from_file else verified(options))
    return shown


def verified(options: argparse.Namespace) -> Verified:
    with stores(role="syncio_owner" if options.explain else "syncio_app") as connection:
        found = verify(connection, lambda: given_anchors(options))
        if options.explain:
            explain(connection, found, options.explain)
            found = verify(connection, lambda: given_anchors(options))
    return found


def given_anchors(options: argparse.Namespace) -> Looked:
    """Look for the anchors that are asked for.

    :raises Misconfigured: where a folder is named that has none, or there is no key to verify them with.
    """
    if options.from_file and not options.anchors:
        return {}, []
    folder = Anchors(options.anchors or settings().anchors_url)
    if next(folder.files(), None) is None:
        if options.anchors:
            raise Misconfigured("there are no anchors in this folder", anchors=options.anchors)
        return {}, []
    return anchored(folder, Notary(options.key or settings().anchor_keys).read)


def verified_file(options: argparse.Namespace) -> Verified:
    """:raises Misconfigured: where the file cannot be read."""
    anchors, unreadable = given_anchors(options)
    try:
        with options.from_file.open("rb") as file:
            return verify_lines(file, anchors, unreadable)
    except OSError as error:
        raise Misconfigured(f"{options.from_file} cannot be read: {error.strerror}") from error


def run_export(options: argparse.Namespace) -> dict[str, Any]:
    entries = -1  # the last line is none
    with stores() as connection, written(options.out) as file:
        assert file is not None  # noqa: S101  # a path was given
        for line in export(connection):
            file.write(line)
            entries += 1
    return {"file": str(options.out), "entries": entries}


def run_anchor(_: argparse.Namespace) -> dict[str, Any]:
    notary = Notary(settings().anchor_keys)
    with stores() as connection:
        chains = anchor(connection, Anchors(settings().anchors_url), notary.sign)
    return {"chains": chains, "anchors": settings().anchors_url, "key": notary.trusted[0]}
