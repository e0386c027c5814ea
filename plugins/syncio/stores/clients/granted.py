"""What people may do beyond their roles: limits and delegations, in force or still to come."""

from datetime import date
from decimal import Decimal

import msgspec
from psycopg.rows import class_row

from syncio.domain.amendment import Delegation, Limit
from syncio.stores.database import Connection, statement


class GrantedLimit(msgspec.Struct, frozen=True):
    """What somebody may approve a day; of several the highest counts. `proposed_by`: a log-in, where nobody signed."""

    client: str
    user: str
    amount: Decimal
    currency: str
    first_day: date
    last_day: date | None
    amendment: int
    proposed_by: str
    signed_by: str | None

    @property
    def amends(self) -> Limit:
        """What was signed."""
        return Limit(
            user=self.user,
            amount=self.amount,
            currency=self.currency,
            first_day=self.first_day,
            last_day=self.last_day,
        )


class GrantedDelegation(msgspec.Struct, frozen=True):
    """`delegate` may decide by `delegator`'s right; `proposed_by` as of a limit."""

    client: str
    delegate: str
    delegator: str
    first_day: date
    last_day: date
    amendment: int
    proposed_by: str
    signed_by: str | None

    @property
    def amends(self) -> Delegation:
        """What was signed."""
        return Delegation(
            delegate=self.delegate, delegator=self.delegator, first_day=self.first_day, last_day=self.last_day
        )


def limits(connection: Connection, client: str | None = None) -> list[GrantedLimit]:
    """Of one client or of all, by client and user, the highest first."""
    with connection.cursor(row_factory=class_row(GrantedLimit)) as cursor:
        return cursor.execute(statement("clients", "limits").encode(), {"client": client}).fetchall()


def delegations(connection: Connection, client: str | None = None) -> list[GrantedDelegation]:
    """Of one client or of all, by client and delegate."""
    with connection.cursor(row_factory=class_row(GrantedDelegation)) as cursor:
        return cursor.execute(statement("clients", "delegations").encode(), {"client": client}).fetchall()
