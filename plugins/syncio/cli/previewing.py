"""`factors preview`: what push would write, as a person reads it. Whatever a client wrote is shown inert."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from syncio.hooks.database import stores
from syncio.hooks.factors import factors, read_mapping
from syncio.inert import harmless, visible
from syncio.stages.preview import Previewed, Release, preview_pending
from syncio.stores.factors import Factors
from syncio.stores.factors.preview import Cell, RowShown, Said

SIGNS = {"add": "+", "change": "~", "delete": "-"}


def add_commands(group: Any, shared: argparse.ArgumentParser) -> None:
    """Add `factors preview` to the commands of `factors`."""
    text = "show the rows and the SQL that push would write of what is pending; nothing is written"
    command = group.add_parser("preview", parents=[shared], help=text, description=text)
    command.add_argument("--client", help="one client; every client where left out")
    command.add_argument("--mapping", type=Path, metavar="FILE", help="a mapping that is not in force yet")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--release", type=int, help="one release that is pending")
    which.add_argument("--limit", type=int, default=20, help="how many releases a client (20)")
    command.set_defaults(run=run_preview)


def run_preview(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as staging, mapped(options.mapping) as book:
        which = {"client": options.client, "release": options.release, "limit": options.limit}
        found = preview_pending(staging, book, **which)
        name = book.shape.mapping.name
    shown = msgspec.to_builtins(found) if options.json else [line for one in found for line in lines(one)]
    return {"preview": shown, "mapping": name, "ok": all(one.stopped is None for one in found)}


@contextmanager
def mapped(file: Path | None) -> Iterator[Factors]:
    """The loan book by the mapping in force, or by that of a file."""
    with factors() as book:
        mapping = read_mapping(file) if file else None
        yield book if mapping is None else Factors(book.engine, mapping)


def lines(one: Previewed) -> Iterator[str]:
    yield f"{harmless(one.client)}: {one.stopped or f'{len(one.releases)} releases'}"
    for release in one.releases:
        yield from of_release(release)
    if one.statements:
        yield "SQL, in one transaction, over the batch that is staged in temporary tables:"
    for statement in one.statements:
        yield from of_statement(statement)


def of_release(release: Release) -> Iterator[str]:
    stopped = f": not written: {visible(release.stopped)}" if release.stopped else ""
    yield f"release {release.release}  {release.push_class} {visible(release.external_id)}{stopped}"
    for row in release.rows:
        yield from of_row(row)


def of_row(row: RowShown) -> Iterator[str]:
    yield f"  {SIGNS[row.act]} {row.table}"
    for cell in row.cells:
        yield f"      {cell.column} = {value(row, cell)}"


def value(row: RowShown, cell: Cell) -> str:
    if row.act == "change" and cell.old != cell.new:
        return f"{text(cell.old)} -> {text(cell.new)}"
    return text(cell.old if row.act == "delete" else cell.new)


def text(value: str | None) -> str:
    return "NULL" if value is None else f"'{visible(value)}'"


def of_statement(statement: Said) -> Iterator[str]:
    yield from (f"  {line}" for line in statement.sql.splitlines())
    yield from (f"    {name} = {text(value)}" for name, value in statement.values.items())
    if statement.rows is not None:
        yield f"    {statement.rows} rows"
