"""`evidence` and `verify-evidence`: a review's proof, made and checked."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from syncio.cli.listed import written
from syncio.domain.evidence import check
from syncio.errors import Misconfigured
from syncio.hooks.database import stores
from syncio.hooks.notary import Notary
from syncio.settings import settings
from syncio.stages.evidence import evidence
from syncio.stores.archive import unzipped, zipped


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = "Write all that proves what a closed review was into a zip that needs no database."
    command = commands.add_parser("evidence", parents=[shared], description=text)
    command.add_argument("review", type=int)
    command.add_argument("-o", "--out", type=Path, required=True)
    command.set_defaults(run=run_evidence)
    text = "Check such a zip, without database or Airflow; exit code 1 where it proves nothing."
    command = commands.add_parser("verify-evidence", parents=[shared], description=text)
    command.add_argument("file", type=Path)
    command.add_argument(
        "--key",
        action="append",
        default=[],
        help="the lender's public key, without which nothing is pinned; more may be given",
    )
    command.set_defaults(run=run_verify)


def run_evidence(options: argparse.Namespace) -> dict[str, Any]:
    known = settings()
    with stores() as connection:
        files = evidence(connection, options.review, known, Notary(known.anchor_keys).read)
    with written(options.out) as file:
        assert file is not None  # noqa: S101  # a path was given
        file.write(zipped(files))
    anchors = sum(name.startswith("anchors/") for name in files)
    return {"file": str(options.out), "files": len(files), "anchors": anchors, "pinned": anchors > 0}


def run_verify(options: argparse.Namespace) -> dict[str, Any]:
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise Misconfigured(f"{options.file} cannot be read: {error.strerror}") from error
    checked: dict[str, Any] = msgspec.to_builtins(check(unzipped(content), options.key))
    return checked
