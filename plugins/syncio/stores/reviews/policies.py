"""Standing approvals: proposed by an admin, in force once a reviewer has signed, as long as that one may decide."""

from datetime import datetime
from typing import Any

import msgspec
from psycopg.rows import dict_row

from syncio.domain.policy import Allowance, Policy, PolicyKind
from syncio.errors import Unknown
from syncio.stores.database import Connection, statement


class Policies:
    """The standing approvals that the connection's user may see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, client: int) -> None:
        """Wait until nobody else proposes or signs for this client."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('policy', %s))", [client])

    def client(self, name: str) -> int:
        """:raises Unknown: where there is no such client, or none that this user may see."""
        row = self._connection.execute("SELECT id FROM client WHERE name = %s", [name]).fetchone()
        if row is None:
            raise Unknown(f"there is no client {name} that you may see", client=name)
        return int(row[0])

    def listed(self) -> list[Policy]:
        return self._policies({})

    def one(self, policy: int) -> Policy:
        """:raises Unknown: where there is none, or none that this user may see."""
        rows = self._policies({"policy": policy})
        if not rows:
            raise Unknown(f"there is no standing approval {policy} that you may see", policy=policy)
        return rows[0]

    def of(self, client: int, kind: str) -> list[Policy]:
        """A client's standing approvals of one kind, the oldest first."""
        return self._policies({"client": client, "kind": kind})

    def propose(
        self, client: int, kind: PolicyKind, user: str, at: datetime, bound: bytes, allowance: Allowance | None
    ) -> int:
        """Write a proposal down; answers its id."""
        limit = [allowance.amount, allowance.currency] if allowance else [None, None]
        row = self._connection.execute(
            "INSERT INTO policy (client, kind, hash, proposed_by, at, amount, currency)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
            [client, kind, bound, user, at, *limit],
        ).fetchone()
        assert row is not None  # noqa: S101  # an insert that returns returns
        return int(row[0])

    def sign(self, policy: Policy, user: str) -> None:
        """Put a policy into force."""
        self._connection.execute(
            "INSERT INTO policy_signature (policy, client, hash, signed_by) VALUES (%s, %s, %s, %s)",
            [policy.id, policy.client_id, bytes.fromhex(policy.hash), user],
        )

    def revoke(self, policy: Policy, user: str) -> None:
        """End a policy."""
        self._connection.execute(
            "INSERT INTO policy_revocation (policy, client, hash, revoked_by) VALUES (%s, %s, %s, %s)",
            [policy.id, policy.client_id, bytes.fromhex(policy.hash), user],
        )

    def _policies(self, wanted: dict[str, Any]) -> list[Policy]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            values = {"policy": None, "client": None, "kind": None} | wanted
            return msgspec.convert(cursor.execute(statement("reviews", "policies"), values).fetchall(), list[Policy])
