"""Clients and their members."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from psycopg import sql
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row

from syncio.domain.amendment import Amends, Appointment, Dismissal, checked
from syncio.domain.client import Client
from syncio.domain.ports import Organisation
from syncio.domain.review import MemberRole
from syncio.errors import Conflict, Unknown
from syncio.stores.amendments import Amendments
from syncio.stores.database import Connection, statement

COLUMNS = sql.SQL(
    "id, name, source, tenant, consent, timezone, advance_rate, coalesce(tax_number, '') AS tax_number,"
    " coalesce(email_domains, ARRAY[]::text[]) AS email_domains"
)
ADD = sql.SQL("INSERT INTO client (name, source, tenant, consent) VALUES (%s, %s, %s, %s) RETURNING {}").format(COLUMNS)
BY_NAME = sql.SQL("SELECT {} FROM client WHERE name = %s").format(COLUMNS)
BY_ID = sql.SQL("SELECT {} FROM client WHERE id = %s").format(COLUMNS)
ALL = sql.SQL("SELECT {} FROM client WHERE source = coalesce(%s, source) ORDER BY name").format(COLUMNS)


class Member(msgspec.Struct, frozen=True):
    """Somebody in a role for a client, a reviewer's limit in force if any, and their last decision for it.

    `added_by`: a log-in; None for who was a member before the audit trail began.
    """

    client: str
    user: str
    role: MemberRole
    limit: Decimal | None
    currency: str | None
    since: datetime
    added_by: str | None
    last_decision: datetime | None


class Clients:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, source: str, tenant: str, consent: int | None) -> Client:
        """Add a client; the caller commits.

        :raises Conflict: where the name, or the source's tenant, is a client already.
        """
        try:
            with self._connection.transaction():
                return self._one(ADD, [name, source, tenant, consent])
        except UniqueViolation as error:
            taken = "name" if "name" in str(error.diag.constraint_name) else "organisation"
            raise Conflict(f"this {taken} is a client already", client=name, tenant=tenant) from None

    def get(self, name: str) -> Client:
        """:raises Unknown: where there is no such client."""
        return self._one(BY_NAME, [name], name=name)

    def by_id(self, client: int) -> Client:
        """:raises Unknown: where there is no such client."""
        return self._one(BY_ID, [client], id=client)

    def all(self, source: str | None = None) -> list[Client]:
        """Every client, or every client of one source, by name."""
        with self._connection.cursor(row_factory=class_row(Client)) as cursor:
            return cursor.execute(ALL, [source]).fetchall()

    def describe(self, client: Client, organisation: Organisation) -> None:
        """Keep what the source says of the organisation, where it differs from the client as it was just read."""
        if (organisation.timezone, organisation.tax_number) == (client.timezone, client.tax_number):
            return
        self._connection.execute(
            "UPDATE client SET timezone = %s, tax_number = nullif(%s, '') WHERE id = %s",
            [organisation.timezone, organisation.tax_number, client.id],
        )

    def own_domains(self, client: Client, domains: Sequence[str]) -> None:
        """Say at which domains the client itself has its e-mail addresses."""
        self._connection.execute("UPDATE client SET email_domains = %s WHERE id = %s", [list(domains), client.id])

    def admit(self, client: Client, user_name: str, role: MemberRole) -> None:
        """Make somebody a member; again is no change. As everything commanded it is on record as an amendment."""
        if role not in self._roles(client, user_name):
            self.command(client, Appointment(user=user_name, role=role))

    def command(self, client: Client, amends: Amends) -> None:
        """Amend a client's sign-off by a command of its platform engineer's, which nobody signs.

        :raises Invalid: where it cannot be meant.
        """
        Amendments(self._connection).command(client.id, client.name, checked(amends))

    def today(self, client: Client) -> date:
        """Which day it is there."""
        return Amendments(self._connection).client(client.name)[1]

    def dismiss(self, client: Client, user_name: str, role: MemberRole) -> None:
        """Make somebody no member any more; what they decided stays as it is.

        :raises Unknown: where they are none in that role.
        """
        if role not in self._roles(client, user_name):
            raise Unknown(f"{user_name} is no {role} of this client", client=client.name)
        self.command(client, Dismissal(user=user_name, role=role))

    def members(self, client: str | None = None) -> list[Member]:
        """Who may do what, of one client or of all, by client and user."""
        with self._connection.cursor(row_factory=class_row(Member)) as cursor:
            return cursor.execute(statement("clients", "members").encode(), {"client": client}).fetchall()

    def _roles(self, client: Client, user_name: str) -> set[str]:
        query = "SELECT role FROM member WHERE client = %s AND user_name = %s"
        return {role for (role,) in self._connection.execute(query, [client.id, user_name])}

    def _one(self, query: sql.Composed, values: list[Any], **facts: Any) -> Client:
        with self._connection.cursor(row_factory=class_row(Client)) as cursor:
            found = cursor.execute(query, values).fetchone()
        if found is None:
            raise Unknown("no such client: `python -m syncio client list` names them", **facts)
        return found
