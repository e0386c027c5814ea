"""`invoices` and `book`: lists of what was staged."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import msgspec

from syncio.cli.staged import end_of, moment
from syncio.domain.invoice import Kind, Status
from syncio.domain.money import ZERO, sums
from syncio.errors import Misconfigured
from syncio.hooks.database import stores
from syncio.stores.clients import Clients
from syncio.stores.lists import Invoices, Listed, Wanted
from syncio.stores.lists.book import book

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
    text = "Every invoice of a client as it stood at a moment: how many, and what was due of the authorised ones."
    command = commands.add_parser("book", parents=[shared], description=text)
    command.add_argument("--client", required=True)
    command.add_argument("--as-of", type=moment, help="a date (its end, where the client is) or an ISO time; else now")
    command.add_argument("--out", type=Path, help="a file to write: one JSON object a line, amounts as exact text")
    command.set_defaults(run=run_book)


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


def run_book(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        when = end_of(options.as_of, client.timezone)
        with written(options.out) as file:
            owed = [(row.currency, owing(row)) for row in copied(book(connection, client, when), file)]
    due = [{"currency": currency, "due": str(amount)} for currency, amount in sums(owed).items()]
    return {"client": client.name, "as_of": when.isoformat(), "invoices": len(owed), "due": due}


def owing(row: Listed) -> Decimal:
    """What was due of an authorised invoice; a credit note lowers it, a draft or void owes nothing."""
    if row.status != Status.AUTHORISED:
        return ZERO
    return -row.due if row.kind == Kind.CREDIT_NOTE else row.due


def copied(rows: Iterable[Listed], file: IO[bytes] | None) -> Iterator[Listed]:
    """The rows, each written as it passes."""
    for row in rows:
        if file is not None:
            file.write(msgspec.json.encode(row) + b"\n")
        yield row


@contextmanager
def written(path: Path | None) -> Iterator[IO[bytes] | None]:
    """:raises Misconfigured: where the file cannot be written."""
    if path is None:
        yield None
        return
    try:
        with path.open("wb") as file:
            yield file
    except OSError as error:
        raise Misconfigured(f"{path} cannot be written: {error.strerror}") from error
