"""`invoices`: lists of what was staged."""

import argparse
from datetime import date
from typing import Any

import msgspec

from syncio.domain.invoice import Status
from syncio.hooks.database import stores
from syncio.stores.lists import Invoices, Wanted

PAGE = 100


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = "List invoices, newest first: 100 a page, client by client."
    command = commands.add_parser("invoices", parents=[shared], description=text)
    command.add_argument("--client", default="")
    command.add_argument("--status", default="", choices=[status.value for status in Status])
    command.add_argument("--from", dest="issued_from", type=date.fromisoformat, help="issued on this day or later")
    command.add_argument("--to", dest="issued_to", type=date.fromisoformat, help="issued on this day or before")
    command.add_argument("--debtor", default="", help="an id, or a part of a name")
    command.add_argument("--number", default="", help="a part of a number, in either case")
    command.add_argument("--sort", default="date", choices=["date", "number"])
    command.add_argument("--page", default=1, type=page, help="the first is 1; the first 10,000 invoices are shown")
    command.set_defaults(run=run_invoices)


def page(text: str) -> int:
    """A page's number; argparse makes a usage error of the ValueError."""
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def run_invoices(options: argparse.Namespace) -> dict[str, Any]:
    wanted = Wanted(**{name: getattr(options, name) for name in Wanted.__struct_fields__})
    with stores() as connection:
        found = Invoices(connection).page(wanted, offset=(options.page - 1) * PAGE, limit=PAGE)
    rows: list[dict[str, Any]] = msgspec.to_builtins(found.invoices)
    return {"invoices": rows, "total": found.total, "more": found.more, "counted": found.counted}
