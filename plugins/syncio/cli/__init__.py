"""The command line. Each module here adds its commands; connections come from Airflow's, as in a task.

Exit codes: 0 done; 1 a person has to act; 2 wrong usage; 75 try again later (as sysexits' EX_TEMPFAIL).
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from syncio.cli import clients, database, members, stages
from syncio.errors import SyncioError, Transient

DONE, ACT, LATER = 0, 1, 75


def main(arguments: Sequence[str]) -> int:
    """Run one command; errors are one line, and no traceback without SYNCIO_DEBUG."""
    options = parser().parse_args(arguments)
    os.environ.setdefault("AIRFLOW__LOGGING__LOGGING_LEVEL", "WARNING")  # Airflow logs to standard output
    try:
        result = options.run(options)
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
    return DONE


def show(result: object) -> None:
    """Print a result for a person: a line a value, a line a row."""
    if isinstance(result, dict) and len(result) == 1 and isinstance(next(iter(result.values())), list):
        result = next(iter(result.values()))
    if isinstance(result, list):
        for row in result:
            print("  ".join(str(value) for value in row.values()) if isinstance(row, dict) else row)
    elif isinstance(result, dict):
        for name, value in result.items():
            print(f"{name}: {value}")


def parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    top = argparse.ArgumentParser(
        prog="python -m syncio", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    json_flag = argparse.ArgumentParser(add_help=False)
    json_flag.add_argument("--json", action="store_true", help="print one JSON object last")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for module in (database, clients, members, stages):
        module.add_commands(commands, json_flag)
    return top
