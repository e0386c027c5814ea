"""`rules`: what is asked of every change, and what the answers depend on."""

import argparse
from inspect import getdoc
from typing import Any

from syncio.domain.rules import RULES, Rule
from syncio.domain.rules.thresholds import THRESHOLDS, Thresholds
from syncio.hooks.database import stores
from syncio.stores.clients import Clients
from syncio.stores.compare.thresholds import thresholds_of


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("rules", help="the risk rules").add_subparsers(required=True, metavar="COMMAND")
    text = "name every rule, when it fires, and its thresholds"
    listing = group.add_parser("list", parents=[shared], help=text, description=text)
    listing.add_argument("--client", help="with what this client's thresholds are set to")
    listing.set_defaults(run=run_list)


def run_list(options: argparse.Namespace) -> dict[str, Any]:
    """Without a client no database is asked.

    :raises Unknown: where there is no such client.
    """
    own = Thresholds()
    if options.client:
        with stores() as connection:
            own = thresholds_of(connection, Clients(connection).get(options.client))
    return {"rules": [row for rule in RULES for row in rows(rule, own)]}


def rows(rule: Rule, own: Thresholds) -> list[dict[str, Any]]:
    """The rule, then a row for each of its thresholds; amounts and percentages as exact text."""
    name = str(rule.__name__)
    first = {"rule": name, "threshold": "", "says": " ".join((getdoc(rule) or "").partition("\n\n")[0].split())}
    settings = [
        {
            "rule": name,
            "threshold": one.name,
            "value": str(own.at(name, one.name)),
            "default": str(one.default),
            "unit": one.unit,
            "says": one.meaning,
        }
        for one in THRESHOLDS
        if one.rule == name
    ]
    return [first, *settings]
