"""What people may do beyond their roles: limits and delegations, in force or still to come."""

from psycopg.rows import class_row

from syncio.domain.terms import GrantedDelegation, GrantedLimit
from syncio.stores.database import Connection, statement


def limits(connection: Connection, client: str | None = None) -> list[GrantedLimit]:
    """Of one client or of all, by client and user, the highest first."""
    with connection.cursor(row_factory=class_row(GrantedLimit)) as cursor:
        return cursor.execute(statement("clients", "limits").encode(), {"client": client}).fetchall()


def delegations(connection: Connection, client: str | None = None) -> list[GrantedDelegation]:
    """Of one client or of all, by client and delegate."""
    with connection.cursor(row_factory=class_row(GrantedDelegation)) as cursor:
        return cursor.execute(statement("clients", "delegations").encode(), {"client": client}).fetchall()
