"""`member`: who may see, decide and configure what."""

import argparse
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from syncio.domain.amendment import Limit, sentence
from syncio.domain.policy import passing
from syncio.domain.terms import GrantedDelegation, GrantedLimit
from syncio.errors import Misconfigured
from syncio.hooks.database import stores
from syncio.stores.clients import Clients, Member
from syncio.stores.clients.granted import delegations, limits
from syncio.stores.reviews import Policies, Policy


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("member", help="who may see and decide what").add_subparsers(
        required=True, metavar="COMMAND"
    )
    who = argparse.ArgumentParser(add_help=False)
    who.add_argument("user", help="the user's name in Airflow")
    who.add_argument("--client", required=True, action="append", help="may be given several times")
    who.add_argument("--role", required=True, choices=["viewer", "reviewer", "admin"])
    add = group.add_parser(
        "add",
        parents=[who, shared],
        help="make an Airflow user a member of a client (needs syncio_owner)",
        description="Make an Airflow user a member of clients, without anybody's signature: for the first of them. It "
        "is on record as an amendment. Later an admin proposes members and limits, and somebody else signs.",
    )
    add.add_argument("--limit", type=amount, help="what this reviewer may approve a day; needs --currency")
    add.add_argument("--currency", help="the facility's")
    add.set_defaults(run=run_add)
    text = "make a user no member any more (needs syncio_owner); what they decided stays"
    group.add_parser("remove", parents=[who, shared], help=text).set_defaults(run=run_remove)
    text = (
        "who may do what, since when and by whom, and when they last decided; limits and delegations in force or to "
        "come, and standing approvals in force: for recertification"
    )
    listing = group.add_parser("list", parents=[shared], help=text, description=text)
    listing.add_argument("--client", help="one client; every client where left out")
    listing.set_defaults(run=run_list)


def amount(text: str) -> Decimal:
    """An amount; argparse makes a usage error of the ValueError."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def run_add(options: argparse.Namespace) -> dict[str, Any]:
    """:raises Misconfigured: where there is a limit for who approves nothing, or in no currency."""
    if options.limit is not None and (options.role != "reviewer" or not options.currency):
        raise Misconfigured("a limit is a reviewer's, and needs --currency", user=options.user)
    with stores(role="syncio_owner") as connection:
        clients = Clients(connection)
        for name in options.client:
            client = clients.get(name)
            clients.admit(client, options.user, options.role)
            if options.limit is not None:
                limit = {"currency": options.currency, "amount": options.limit, "first_day": clients.today(client)}
                clients.command(client, Limit(user=options.user, **limit))
        connection.commit()
    return {"user": options.user, "role": options.role, "clients": options.client}


def run_remove(options: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        clients = Clients(connection)
        for name in options.client:
            clients.dismiss(clients.get(name), options.user, options.role)
        connection.commit()
    return {"user": options.user, "role": options.role, "clients": options.client}


def run_list(options: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        clients = Clients(connection)
        if options.client:
            clients.get(options.client)
        policies = Policies(connection).listed()
        found: dict[str, list[Member] | list[GrantedLimit] | list[GrantedDelegation] | list[Policy]] = {
            "members": clients.members(options.client),
            "limits": limits(connection, options.client),
            "delegations": delegations(connection, options.client),
            "standing_approvals": [one for one in policies if one.in_force and options.client in {None, one.client}],
        }
    told = msgspec.to_builtins if options.json else line
    return {name: [told(one) for one in rows] for name, rows in found.items()}


def line(one: Member | GrantedLimit | GrantedDelegation | Policy) -> dict[str, Any] | str:
    """One right for a person: a member's values, of all else a sentence and who said so."""
    if isinstance(one, Member):
        values: dict[str, Any] = msgspec.to_builtins(one)
        return values
    by = f"proposed by {one.proposed_by}, " + (f"signed by {one.signed_by}" if one.signed_by else "a command")
    if isinstance(one, Policy):
        return f"{one.client}  {passing(one.kind, one.allowance)}  (standing approval {one.id}, {by})"
    return f"{one.client}  {sentence(one)}  (amendment {one.amendment}, {by})"
