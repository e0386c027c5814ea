"""Clients and their members."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.ports import Organisation
from syncio.errors import Conflict, Unknown
from syncio.stores.database import Connection

COLUMNS = sql.SQL(
    "id, name, source, tenant, consent, timezone, advance_rate, coalesce(tax_number, '') AS tax_number,"
    " coalesce(email_domains, ARRAY[]::text[]) AS email_domains"
)
ADD = sql.SQL("INSERT INTO client (name, source, tenant, consent) VALUES (%s, %s, %s, %s) RETURNING {}").format(COLUMNS)
BY_NAME = sql.SQL("SELECT {} FROM client WHERE name = %s").format(COLUMNS)
BY_ID = sql.SQL("SELECT {} FROM client WHERE id = %s").format(COLUMNS)
ALL = sql.SQL("SELECT {} FROM client WHERE source = coalesce(%s, source) ORDER BY name").format(COLUMNS)


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

    def admit(self, client: Client, user_name: str, role: str) -> None:
        """Make somebody a member; again is no change."""
        self._connection.execute(
            "INSERT INTO member (client, user_name, role) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [client.id, user_name, role],
        )

    def members(self) -> list[tuple[str, str, str]]:
        """Who may do what: (client, user, role)."""
        return self._connection.execute(
            "SELECT c.name, m.user_name, m.role FROM member m JOIN client c ON c.id = m.client ORDER BY 1, 2, 3"
        ).fetchall()

    def _one(self, query: sql.Composed, values: list[Any], **facts: Any) -> Client:
        with self._connection.cursor(row_factory=class_row(Client)) as cursor:
            found = cursor.execute(query, values).fetchone()
        if found is None:
            raise Unknown("no such client: `python -m syncio client list` names them", **facts)
        return found
