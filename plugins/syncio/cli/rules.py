"""`rules`: what the risk rules are set to, and what they would have caught."""

import argparse
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from syncio.domain.rules import VERSION, Thresholds
from syncio.domain.rules.described import described
from syncio.hooks.database import stores
from syncio.stages.backtest import Backtested, Example, backtest
from syncio.stores.clients import Clients
from syncio.stores.compare.thresholds import thresholds_of


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("rules").add_subparsers(required=True, metavar="COMMAND")
    text = "Every rule with its severities and thresholds: the defaults, and a client's own."
    listing = group.add_parser("list", parents=[shared], help=text, description=text)
    listing.add_argument("--client")
    listing.set_defaults(run=run_list)
    text = "Replay stored versions day by day: what each rule would have caught. Nothing is written."
    replay = group.add_parser("backtest", parents=[shared], help=text, description=text)
    replay.add_argument("--from", dest="since", type=date.fromisoformat, required=True, help="the first day (UTC)")
    replay.add_argument("--to", dest="until", type=date.fromisoformat, required=True, help="the last day")
    replay.add_argument("--client", help="one client; every client where left out")
    replay.add_argument(
        "--set", dest="settings", type=setting, action="append", default=[], metavar="RULE.NAME=VALUE",
        help="a threshold to be held against the one that is; may be given several times",
    )  # fmt: skip
    replay.set_defaults(run=run_backtest)


def setting(text: str) -> tuple[str, str, Decimal]:
    """A threshold and a value; argparse makes a usage error of the ValueError."""
    key, equals, value = text.partition("=")
    rule, dot, name = key.partition(".")
    if not (equals and dot):
        raise ValueError(text)
    try:
        return rule, name, Decimal(value)
    except InvalidOperation:
        raise ValueError(text) from None


def run_list(options: argparse.Namespace) -> dict[str, Any]:
    own = Thresholds()
    if options.client:
        with stores() as connection:
            own = thresholds_of(connection, Clients(connection).get(options.client))
    rows = []
    for each in described():
        settings = {
            one.name: {
                "default": one.default,
                "unit": one.unit,
                "meaning": one.meaning,
                "range": f"{one.least}..{one.most}",
            }
            | ({"own": own.at(one.rule, one.name)} if (one.rule, one.name) in own.own else {})
            for one in each.thresholds
        }
        rows.append(
            {"rule": each.rule, "severities": list(each.severities), "meaning": each.meaning, "thresholds": settings}
        )
    if options.json:
        return {"version": VERSION, "client": options.client, "rules": rows}
    return {"version": VERSION, "rules": [line for row in rows for line in lines(row)]}


def lines(row: dict[str, Any]) -> list[str]:
    """A rule, and a line for each of its thresholds."""
    shown = [f"{row['rule']:<21} {'/'.join(row['severities']):<14} {row['meaning']}"]
    for name, one in row["thresholds"].items():
        value = f"{one['own']} (default {one['default']})" if "own" in one else str(one["default"])
        shown.append(f"    {name} = {value} {one['unit']}: {one['meaning']}")
    return shown


def run_backtest(options: argparse.Namespace) -> dict[str, Any]:
    with stores() as connection:
        found = backtest(connection, options.since, options.until, options.client, options.settings)
    if options.json:
        plain: dict[str, Any] = msgspec.to_builtins(found)
        return plain
    return table(found, bool(options.settings))


def table(found: Backtested, settings: bool) -> dict[str, Any]:
    """What a person reads: a line a rule that fired, and examples of what other settings would change."""
    shown: list[str] = []
    for caught in found.rules:
        if not (caught.block or caught.look or caught.info or caught.more):
            continue
        change = f"  with the other setting {caught.more} more, {caught.fewer} fewer" if settings else ""
        shown.append(f"{caught.rule:<21} block {caught.block:>6}  look {caught.look:>6}  info {caught.info:>6}{change}")
        for sign, examples in (("+", caught.examples_more), ("-", caught.examples_fewer)):
            shown += [f"    {sign} {text(example)}" for example in examples]
    counts = {"changes": found.changes, "flagged": found.flagged, "blocked": found.blocked}
    return {"from": found.since, "to": found.until, "clients": found.clients} | counts | {"rules": shown}


def text(example: Example) -> str:
    return f"{example.day} {example.client} {example.number} ({example.severity}): {example.sentence}"
