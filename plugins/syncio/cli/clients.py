"""`client`: the lender's clients."""

import argparse
import sys
from typing import Any

from syncio.domain.amendment import Facility, checked
from syncio.domain.client import Client
from syncio.domain.identity import mail_domain
from syncio.domain.names import plain
from syncio.errors import Invalid, Misconfigured
from syncio.hooks.database import stores
from syncio.hooks.vault import Vault
from syncio.stores.clients import Clients
from syncio.stores.consents import give_consent, keep_consent


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    group = commands.add_parser("client").add_subparsers(required=True, metavar="COMMAND")
    token = argparse.ArgumentParser(add_help=False)
    token.add_argument("name")
    token.add_argument(
        "--refresh-token", required=True, help="an OAuth refresh token; `-` reads it from standard input"
    )
    add = group.add_parser("add", parents=[token, shared], help="add a client by hand (needs syncio_owner)")
    add.add_argument("--source", required=True, choices=["xero"])
    add.add_argument("--tenant", required=True, help="the organisation's id at the source")
    text = "whether its reviewers approve nothing without a limit (required, the default), or anything (optional)"
    add.add_argument("--limits", choices=["required", "optional"], default="required", help=text)
    text = "whose days count for limits, deadlines and delegations, as Europe/London: the lender's (UTC where left out)"
    add.add_argument("--timezone", help=text)
    add.set_defaults(run=run_add)
    connect = group.add_parser(
        "connect", parents=[token, shared], help="give a client a new token (needs syncio_owner)"
    )
    connect.set_defaults(run=run_connect)
    text = "say at which domains the client has its own e-mail addresses (needs syncio_owner)"
    domains = group.add_parser("domains", parents=[shared], help=text, description=text)
    domains.add_argument("name")
    domains.add_argument("domains", nargs="*", metavar="domain", help="as example.com; none takes back what was said")
    domains.set_defaults(run=run_domains)
    listing = group.add_parser("list", parents=[shared], help="name every client")
    listing.set_defaults(run=run_list)


def run_add(options: argparse.Namespace) -> dict[str, Any]:
    """:raises Invalid: for a name that not all of can be seen, or a time zone that is none."""
    name = plain(options.name, "name")
    facility = checked(Facility(limits=options.limits, timezone=options.timezone))
    token = given_token(options)
    with stores(role="syncio_owner") as connection:
        consent = keep_consent(connection, options.source, token, Vault())
        clients = Clients(connection)
        client = clients.add(name, options.source, options.tenant, consent)
        if facility != Facility():
            clients.command(client, facility)
        connection.commit()
    return shown(client)


def run_connect(options: argparse.Namespace) -> dict[str, Any]:
    token = given_token(options)
    with stores(role="syncio_owner") as connection:
        client = Clients(connection).get(options.name)
        give_consent(connection, client.id, keep_consent(connection, client.source, token, Vault()))
        connection.commit()
    return shown(client)


def run_domains(options: argparse.Namespace) -> dict[str, Any]:
    """:raises Invalid: for what is no domain, or one that anybody may have an address at."""
    if bad := [domain for domain in options.domains if not mail_domain(f"@{domain}")]:
        raise Invalid(f"{bad[0]} is no domain, or one of a public mail service", client=options.name)
    with stores(role="syncio_owner") as connection:
        clients = Clients(connection)
        clients.own_domains(clients.get(options.name), [mail_domain(f"@{domain}") for domain in options.domains])
        connection.commit()
        return shown(clients.get(options.name))


def given_token(options: argparse.Namespace) -> str:
    """:raises Misconfigured: where standard input has none."""
    token: str = sys.stdin.readline().strip() if options.refresh_token == "-" else options.refresh_token  # noqa: S105
    if not token:
        raise Misconfigured("no refresh token came from standard input", client=options.name)
    return token


def run_list(_: argparse.Namespace) -> dict[str, Any]:
    with stores(role="syncio_owner") as connection:
        return {"clients": [shown(client) for client in Clients(connection).all()]}


def shown(client: Client) -> dict[str, Any]:
    known = {"id": client.id, "name": client.name, "source": client.source, "tenant": client.tenant}
    return known | ({"email_domains": list(client.email_domains)} if client.email_domains else {})
