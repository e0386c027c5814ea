"""What people may do beyond their roles: limits and delegations, in force or still to come."""

from psycopg.rows import class_row

from syncio.domain.amendment import Delegation, Limit
from syncio.stores.database import Connection, statement


class GrantedLimit(Limit, frozen=True, kw_only=True):
    """A limit, and who said so; of several the highest counts. `proposed_by`: a log-in, where nobody signed."""

    client: str
    amendment: int
    proposed_by: str
    signed_by: str | None


class GrantedDelegation(Delegation, frozen=True, kw_only=True):
    """A delegation, and who said so as of a limit."""

    client: str
    amendment: int
    proposed_by: str
    signed_by: str | None


def limits(connection: Connection, client: str | None = None) -> list[GrantedLimit]:
    """Of one client or of all, by client and user, the highest first."""
    with connection.cursor(row_factory=class_row(GrantedLimit)) as cursor:
        return cursor.execute(statement("clients", "limits").encode(), {"client": client}).fetchall()


def delegations(connection: Connection, client: str | None = None) -> list[GrantedDelegation]:
    """Of one client or of all, by client and delegate."""
    with connection.cursor(row_factory=class_row(GrantedDelegation)) as cursor:
        return cursor.execute(statement("clients", "delegations").encode(), {"client": client}).fetchall()
