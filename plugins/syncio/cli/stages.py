"""The stages of the way, one command each."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from syncio.cli.listed import written
from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.hooks.sources import source_of
from syncio.settings import settings
from syncio.stages.clean import release_clean
from syncio.stages.compare import compare, known_funding, look_again
from syncio.stages.export import export
from syncio.stages.pull import pull
from syncio.stages.release import Released, release, release_balance, release_none
from syncio.stages.report import approval_report, diff_report, verify_reports
from syncio.stores.clients import Clients
from syncio.stores.releases import CleanReleases
from syncio.stores.reviews import Filter, Reviews
from syncio.stores.staging import Staging


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `pull`, `compare`, `report`, `review` and `release`."""

    def add(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, parents=[shared], help=text, description=text)
        command.set_defaults(run=run)
        return command

    one_client = "one client; every client where left out"
    add("pull", run_pull, "read what changed at the source into staging").add_argument("--client", required=True)
    compared = add("compare", run_compare, "find what changed, and open the reviews that are due")
    compared.add_argument("--client", help=one_client)
    report = add("report", run_report, "publish a review's diff report or approval report")
    report.add_argument("kind", choices=["diff", "approval"])
    report.add_argument("--review", type=int, required=True)
    report.add_argument("--export", type=spreadsheet, metavar="FILE", help="write its changes too, as .xlsx or .csv")
    review = add("review", run_review, "list reviews, or show one with its changes; deciding needs a log-in (notebook)")
    review.add_argument("--review", type=int)
    review.add_argument("--state", choices=["open", "closed", "all"], default="open")
    released = add("release", run_release, "check again what was signed, and release it for push")
    which = released.add_mutually_exclusive_group(required=True)
    which.add_argument("--review", type=int)
    which.add_argument("--balances", action="store_true", help="payments that standing approvals cover")
    which.add_argument("--clean", action="store_true", help="edits that standing approvals cover")
    released.add_argument("--none", action="store_true", help="give the review up: its rows come in the next one")


def spreadsheet(text: str) -> Path:
    """A file's name; argparse makes a usage error of the ValueError."""
    path = Path(text)
    if path.suffix not in {".xlsx", ".csv"}:
        raise ValueError(text)
    return path


def run_pull(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        client = Clients(connection).get(options.client)
        connection.commit()
        with source_of(client) as source:
            return pull(source, Staging(connection, client), overlap=settings().overlap).as_dict()


def run_compare(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection, factors() as book:
        clients = Clients(connection)
        chosen = [clients.get(options.client)] if options.client else clients.all()
        found = [compare(connection, client, known_funding(book, client)) for client in chosen]
        return {"compared": msgspec.to_builtins(found)}


def run_report(options: argparse.Namespace) -> dict[str, Any]:
    make = diff_report if options.kind == "diff" else approval_report
    with stores() as connection:
        made = dict(make(connection, options.review, settings()).as_dict())
        with written(options.export) as file:
            if file is not None:
                file.write(export(connection, options.review, options.export.suffix[1:], settings()))
                made["export"] = str(options.export)
    return made


def run_review(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        reviews = Reviews(connection)
        if options.review is None:
            return {"reviews": msgspec.to_builtins(reviews.listed(state=options.state, limit=1000))}
        total, changes = reviews.changes(options.review, Filter(), limit=1000)
        shown: dict[str, Any] = msgspec.to_builtins(reviews.one(options.review))
        return shown | {"total": total, "rows": msgspec.to_builtins(changes)}


def run_release(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection, factors() as book:
        if options.balances:
            return {"released": release_balance(connection)}
        if options.clean:
            found = [Clients(connection).get(name) for name in CleanReleases(connection).clients()]
            return {"released": sum(release_clean(connection, one, known_funding(book, one)) for one in found)}
        if options.none:
            return plain(release_none(connection, options.review))
        verify_reports(connection, options.review, settings())
        look_again(connection, book, options.review)
        return plain(release(connection, options.review))


def plain(released: Released) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(released)
    return shown
