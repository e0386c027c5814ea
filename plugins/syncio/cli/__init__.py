"""The command line. Connections come from Airflow's, as in a task.

Exit codes: 0 done; 1 a person has to act; 2 wrong usage; 75 try again later (EX_TEMPFAIL of sysexits); 130 interrupted.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from importlib import import_module

from syncio.errors import SyncioError, Transient
from syncio.inert import visible

DONE, ACT, INTERRUPTED, LATER = 0, 1, 130, 75
LONGEST = 2_000  # characters of a value that are printed for a person
#: Command -> the module here that has it, which is imported only where it is asked for, and what it does.
COMMANDS = {
    "migrate": ("database", "create or upgrade SyncIO's tables and roles"),
    "factors": ("database", "FactorS's database"),
    "client": ("clients", "the lender's clients"),
    "member": ("members", "who may see and decide what"),
    "roles": ("roles", "create SyncIO's roles in Airflow's FAB auth manager"),
    "pull": ("stages", "read what changed at the source into staging"),
    "invoice": ("staged", "what an invoice looked like at a moment"),
    "invoices": ("listed", "list invoices, filtered and paged"),
    "book": ("listed", "every invoice of a client as it stood at a moment"),
    "replay": ("staged", "decode every stored version again from its bytes, and compare"),
    "holds": ("holds", "hold in FactorS what was voided or credited at the source, before anyone reviews"),
    "feeds": ("holds", "tell FactorS whose books are read, and whose are not"),
    "compare": ("stages", "find what changed, and open the reviews that are due"),
    "report": ("stages", "publish a review's diff report or approval report"),
    "review": ("stages", "list reviews, or show one with its changes"),
    "release": ("stages", "check again what was signed, and release it for push"),
    "push": ("push", "write what was released into FactorS, or say what would be, and where each release stands"),
    "verify-audit": ("audit", "verify what was put on record, and that it is still there"),
    "export-audit": ("audit", "write the audit trail to a file"),
    "evidence": ("evidence", "write all that proves what a review was into a zip"),
    "verify-evidence": ("evidence", "check such a zip, without a database"),
    "anchor": ("audit", "write where the audit trail ends outside of the database, signed"),
    "rules": ("rules", "what the risk rules are set to, and what they would have caught"),
    "recover": ("recovery", "after a restore: take over what FactorS's ledger has and this database lacks"),
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; errors are one line, and no traceback without SYNCIO_DEBUG.

    Standard output has the result alone: what libraries print and log meanwhile goes to standard error.
    """
    options = parser(arguments).parse_args(arguments)
    os.environ.setdefault("AIRFLOW__LOGGING__LOGGING_LEVEL", "WARNING")
    try:
        with redirect_stdout(sys.stderr):
            result = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SyncioError as error:
        if os.environ.get("SYNCIO_DEBUG"):
            raise
        kind = type(error).__name__
        if options.json:
            print(json.dumps({"error": kind, "message": error.message, "facts": error.facts}, default=str))
        print(f"syncio: {kind}: {error}", file=sys.stderr)
        return LATER if isinstance(error, Transient) else ACT
    if options.json:
        print(json.dumps(result, default=str))
    else:
        show(result)
    return ACT if isinstance(result, dict) and result.get("ok") is False else DONE


def show(result: object) -> None:
    """Print a result for a person: a line a value, a line a row. A terminal obeys nothing in it."""
    if isinstance(result, list | tuple):
        for row in result:
            print("  ".join(map(cell, row.values())) if isinstance(row, dict) else cell(row))
    elif isinstance(result, dict):
        for name, value in result.items():
            if isinstance(value, list | tuple):
                show(value)
            else:
                print(f"{name}: {cell(value)}")


def cell(value: object) -> str:
    """One value; `--json` has all of a text that is long."""
    return visible(str(value), LONGEST)


def parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is asked for; without one, of all, by name."""
    top = argparse.ArgumentParser(
        prog="python -m syncio", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    asked = arguments[0] if arguments else ""
    if asked in COMMANDS:
        shared = argparse.ArgumentParser(add_help=False)
        shared.add_argument("--json", action="store_true", help="print one JSON object last")
        import_module(f"syncio.cli.{COMMANDS[asked][0]}").add_commands(commands, shared)
    else:
        for name, (_, text) in COMMANDS.items():
            commands.add_parser(name, help=text)
    return top
