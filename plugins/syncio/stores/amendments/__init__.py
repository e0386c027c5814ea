"""Amendments: what is to be different about a client's sign-off, as proposed, and as signed or commanded."""

from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec
from psycopg import Cursor
from psycopg.rows import dict_row

from syncio.domain import amendment as domain
from syncio.domain.amendment import Amends, Delegation, Doc, Origin, kind, preimage
from syncio.domain.invoice import hashed
from syncio.errors import Unknown
from syncio.stores.database import Connection, statement

State = Literal["proposed", "in_force", "all"]


class Amendment(domain.Amendment, frozen=True, kw_only=True):
    """One of the client with this id."""

    client_id: int


class Amendments:
    """The amendments that the connection's user may see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, client: int) -> None:
        """Wait until nobody else proposes or signs for this client."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('amendment', %s))", [client])

    def client(self, name: str) -> tuple[int, date]:
        """A client's id, and which day it is there.

        :raises Unknown: where there is none, or none that this user may see.
        """
        row = self._connection.execute(
            "SELECT f.client, f.today FROM facility_now f JOIN client k ON k.id = f.client WHERE k.name = %s", [name]
        ).fetchone()
        if row is None:
            raise Unknown(f"there is no client {name} that you may see", client=name)
        return row[0], row[1]

    def listed(
        self, *, client: str = "", state: State = "all", offset: int = 0, limit: int | None = None
    ) -> list[Amendment]:
        """The newest first."""
        return self._amendments({"client": client, "state": state, "offset": offset, "limit": limit})

    def one(self, amendment: int) -> Amendment:
        """:raises Unknown: where there is none, or none that this user may see."""
        rows = self._amendments({"amendment": amendment})
        if not rows:
            raise Unknown(f"there is no amendment {amendment} that you may see", amendment=amendment)
        return rows[0]

    def propose(self, client: int, doc: Doc, origin: Origin = "api") -> int:
        """Write a proposal down; answers its id."""
        text = preimage(doc)
        row = self._connection.execute(
            "INSERT INTO amendment (client, kind, doc, hash, proposed_by, origin)"
            " VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
            [client, kind(doc.amends), text.decode(), hashed(text), doc.proposed_by, origin],
        ).fetchone()
        assert row is not None  # noqa: S101  # an insert that returns returns
        return int(row[0])

    def sign(self, amendment: Amendment, user: str) -> None:
        """Bring an amendment into force: the database does, as nobody else may write what it brings."""
        self._connection.execute(
            "INSERT INTO amendment_signature (amendment, client, hash, signed_by) VALUES (%s, %s, %s, %s)",
            [amendment.id, amendment.client_id, bytes.fromhex(amendment.hash), user],
        )

    def command(self, client: int, name: str, amends: Amends) -> int:
        """Bring an amendment into force without a signature, on record under the log-in at the database.

        Only the schema's owner may; answers the amendment's id.
        """
        (login,) = self._connection.execute("SELECT session_user::text").fetchone() or ("",)
        doc = Doc(client=name, proposed_by=login, at=datetime.now(UTC), amends=amends)
        number = self.propose(client, doc, "command")
        self._connection.execute("SELECT amend(%s)", [number])
        return number

    def limit_currencies(self, client: int) -> set[str]:
        """The currencies of the client's limits that are in force or to come: one, or none."""
        return {currency for (currency,) in self._execute("currencies", {"client": client})}

    def chained(self, client: int, delegation: Delegation) -> bool:
        """Whether it would carry a right further that was delegated itself, on some day."""
        return self._execute("chained", {"client": client} | msgspec.structs.asdict(delegation)).rowcount > 0

    def _amendments(self, wanted: dict[str, Any]) -> list[Amendment]:
        values = {"amendment": None, "client": "", "state": "all", "offset": 0, "limit": None} | wanted
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return [read(row) for row in cursor.execute(statement("amendments", "listed"), values)]

    def _execute(self, name: str, values: dict[str, Any]) -> Cursor[Any]:
        return self._connection.execute(statement("amendments", name), values)


def read(row: dict[str, Any]) -> Amendment:
    doc = msgspec.json.decode(row.pop("doc"), type=Doc)
    return msgspec.convert(row | {"amends": doc.amends, "reason": doc.reason}, Amendment)
