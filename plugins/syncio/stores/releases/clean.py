"""Changes that pass under a standing approval of kind `clean`, and what of its allowance is left today."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from psycopg.rows import class_row

from syncio.domain.change import Change
from syncio.stores.database import Connection, statement


class CleanPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The one in force: what may pass in a day, what has passed today, and the secret by which some go to people."""

    id: int
    client: int
    hash: bytes
    amount: Decimal
    currency: str
    used: Decimal
    secret: bytes


class CleanReleases:
    """The release table on an open connection; the caller commits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def clients(self) -> list[str]:
        """The clients that have such a standing approval in force, by name."""
        rows = self._connection.execute(
            "SELECT k.name FROM policy_in_force p JOIN client k ON k.id = p.client WHERE p.kind = 'clean' ORDER BY 1"
        )
        return [name for (name,) in rows]

    def policy(self, client: int) -> CleanPolicy | None:
        """The standing approval in force; its secret is drawn when it is first used."""
        self._connection.execute(
            "INSERT INTO sampling (policy) SELECT id FROM policy_in_force WHERE client = %s AND kind = 'clean'"
            " ON CONFLICT DO NOTHING",
            [client],
        )
        with self._connection.cursor(row_factory=class_row(CleanPolicy)) as cursor:
            return cursor.execute(statement("releases", "clean").encode(), {"client": client}).fetchone()

    def reopened(self, records: Sequence[int]) -> set[tuple[int, bytes, bytes]]:
        """What of these was rejected and reopened, as record, content before and after: it is people's to approve."""
        query = (
            "SELECT c.record, c.before_hash, c.after_hash FROM reopening o JOIN change c ON c.id = o.change"
            " WHERE c.record = ANY(%s)"
        )
        return set(self._connection.execute(query, [list(records)]).fetchall())

    def weight(self, policy: CleanPolicy, amount: Decimal, currency: str) -> Decimal:
        """What an amount counts against the allowance; Infinity where there is no rate."""
        values = [policy.client, amount, currency, policy.currency]
        [(weight,)] = self._connection.execute("SELECT weight_of(%s, %s, %s, %s)", values).fetchall()
        return Decimal(weight)

    def insert(self, policy: CleanPolicy, change: Change, amount: Decimal, bound: bytes, push_id: UUID) -> bool:
        """Release a change under its hash; False where more would be due with it, which the policy does not cover.

        :param amount: what counts against the allowance, in the change's currency.
        """
        values = {
            "push_id": push_id,
            "client": policy.client,
            "policy": policy.id,
            "record": change.record,
            "external_id": change.external_id,
            "hash": bound,
            "amount": amount,
            "currency": change.currency,
            "funded_at": change.funded_at,
            "funded": change.funded,
        }
        return self._connection.execute(statement("releases", "pass").encode(), values | marks(change)).rowcount > 0


def marks(change: Change) -> dict[str, Any]:
    """Before, after and the debtor as columns; an edit has a copy before it."""
    before, after = change.before, change.after
    debtor_record, debtor_n = change.debtor or (None, None)
    return {
        "before_n": before and before.n,
        "before_hash": before and before.content,
        "before_balance_n": before and before.balance_n,
        "before_balance": before and before.balance,
        "after_n": after.n,
        "after_hash": after.content,
        "after_balance": after.balance,
        "debtor_record": debtor_record,
        "debtor_n": debtor_n,
    }
