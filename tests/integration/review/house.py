"""A house with clients, staged records and open reviews, as the stages before the sign-off leave it."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec
import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from syncio.domain.change import Change, FieldChange, Flag, Mark, bound_hash, review_hash
from syncio.domain.invoice import Balance, Content, Debtor, Kind, Line, canonical, gross, hashed
from syncio.domain.review import Decision, Verdict
from syncio.stores.database import Connection, opened

SEEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
RAISED = Flag(rule="upward_edit", severity="block", sentence="It was raised after funding.", evidence={"total": "9"})


def invoice(number: str = "INV-1", total: str = "120.00") -> Content:
    amount = Decimal(total)
    line = Line(
        description="Consulting",
        quantity=Decimal(1),
        unit_price=amount,
        amount=amount,
        tax=Decimal(0),
        tax_type="NONE",
        account="200",
        item="",
        tracking=(),
    )
    return Content(
        kind=Kind.RECEIVABLE,
        number=number,
        debtor="D-1",
        issue_date=date(2026, 10, 1),
        due_date=date(2026, 10, 31),
        currency="GBP",
        subtotal=amount,
        tax=Decimal(0),
        total=amount,
        reference="",
        state="open",
        lines=(line,),
    )


def unpaid(content: Content) -> Balance:
    return Balance(paid=Decimal(0), credited=Decimal(0), due=content.total)


def debtor(name: str = "Acme Ltd") -> Debtor:
    return Debtor(id="D-1", name=name, tax_number="", email="", bank_account="")


class House:
    """Everything in one database; `dsn` is its administrator's, whom row-level security does not bind."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._admin = psycopg.connect(dsn, autocommit=True, options="-c search_path=syncio", row_factory=dict_row)

    def close(self) -> None:
        self._admin.close()

    @contextmanager
    def web(self) -> Iterator[Connection]:
        with opened(self.dsn, "syncio_web") as connection:
            yield connection

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Run a statement as the administrator."""
        cursor = self._admin.execute(query.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def client(self, members: Sequence[tuple[str, str]]) -> int:
        """A new client with a name of its own; `members` are users and roles."""
        insert = "INSERT INTO client (name, source, tenant) VALUES (%s, 'xero', %s) RETURNING id"
        [row] = self.rows(insert, f"Northwind {secrets.token_hex(4)}", secrets.token_hex(8))
        for user, role in members:
            self.rows("INSERT INTO member (client, user_name, role) VALUES (%s, %s, %s)", row["id"], user, role)
        return int(row["id"])

    def name(self, client: int) -> str:
        [row] = self.rows("SELECT name FROM client WHERE id = %s", client)
        return str(row["name"])

    def stage(self, client: int, content: Content, balance: Balance | None = None, record: int | None = None) -> int:
        """Stage a version of an invoice: a new one, or the next of `record`."""
        balance = balance or unpaid(content)
        record, n = self._version(record, content, balance)
        self.rows(
            "INSERT INTO head (record, client, external_id, n, raw_hash, content_hash, balance_hash, kind, number,"
            " status, debtor, issue_date, due_date, currency, total, due, updated, seen) VALUES (%s, %s, %s, %s, '',"
            " %s, %s, %s, %s, 'authorised', %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (record) DO UPDATE SET"
            " n = excluded.n, content_hash = excluded.content_hash, balance_hash = excluded.balance_hash",
            *(record, client, f"X-{record}", n, hashed(canonical(content)), hashed(canonical(balance)), content.kind),
            *(content.number, content.debtor, content.issue_date, content.due_date, content.currency, content.total),
            *(balance.due, SEEN, SEEN),
        )
        return record

    def stage_debtor(self, client: int, content: Debtor, record: int | None = None) -> int:
        record, n = self._version(record, content, None)
        self.rows(
            "INSERT INTO debtor (record, client, external_id, n, raw_hash, content_hash, name, seen)"
            " VALUES (%s, %s, %s, %s, '', %s, %s, %s) ON CONFLICT (record) DO UPDATE SET"
            " n = excluded.n, content_hash = excluded.content_hash, name = excluded.name",
            *(record, client, content.id, n, hashed(canonical(content)), content.name, SEEN),
        )
        return record

    def open_review(self, client: int, changes: Sequence[Change]) -> int:
        """Freeze a review of these changes."""
        name = self.name(client)
        hashes = [bound_hash(name, change, "1") for change in changes]
        [review] = self.rows(
            "INSERT INTO review (client, rules_version, hash) VALUES (%s, '1', %s) RETURNING id",
            *(client, review_hash(hashes)),
        )
        with self._admin.transaction(), self._admin.cursor() as cursor:
            values = [
                self._frozen(review["id"], client, no, change, bound)
                for no, (change, bound) in enumerate(zip(changes, hashes, strict=True), start=1)
            ]
            insert = sql.SQL("INSERT INTO change ({}) VALUES ({})").format(
                sql.SQL(", ").join(map(sql.Identifier, values[0])),
                sql.SQL(", ").join(map(sql.Placeholder, values[0])),
            )
            cursor.executemany(insert, values)
        return int(review["id"])

    def change(
        self,
        record: int,
        flags: Sequence[Flag] = (),
        type: Literal["new", "changed", "balance"] = "new",  # noqa: A002  # the field's name
        fields: Sequence[FieldChange] = (),
    ) -> Change:
        """What compare finds for the newest version of an invoice or debtor."""
        [version] = self.rows("SELECT * FROM version WHERE record = %s ORDER BY n DESC LIMIT 1", record)
        is_invoice = version["balance"] is not None
        content = msgspec.json.decode(version["doc"], type=Content) if is_invoice else None
        return Change(
            record=record,
            external_id=f"X-{record}",
            subject="invoice" if is_invoice else "debtor",
            type=type,
            before=None,
            after=Mark(
                n=version["n"],
                content=version["content_hash"],
                balance_n=version["n"] if is_invoice else None,
                balance=version["balance_hash"],
            ),
            debtor=None,
            number=content.number if content else "D-1",
            debtor_name="Acme Ltd",
            currency=content.currency if content else "",
            amount_before=None,
            amount_after=gross(content) if content else None,
            flags=tuple(flags),
            fields=tuple(fields),
        )

    def decisions(self, review: int, verdict: Verdict = "approve", reason: str = "") -> list[Decision]:
        """The same verdict on every change of a review, in order."""
        rows = self.rows("SELECT id, hash FROM change WHERE review = %s ORDER BY no", review)
        return [Decision(change=row["id"], hash=row["hash"], verdict=verdict, reason=reason) for row in rows]

    def hash(self, review: int) -> str:
        [row] = self.rows("SELECT encode(hash, 'hex') AS hash FROM review WHERE id = %s", review)
        return str(row["hash"])

    def states(self, review: int) -> list[str]:
        query = "SELECT state FROM change_state s JOIN change c ON c.id = s.change WHERE c.review = %s ORDER BY c.no"
        return [row["state"] for row in self.rows(query, review)]

    def recorded(self, review: int) -> int:
        """How many decisions are on record."""
        query = "SELECT count(*) AS n FROM decision d JOIN change c ON c.id = d.change WHERE c.review = %s"
        return int(self.rows(query, review)[0]["n"])

    def closing(self, review: int) -> dict[str, Any] | None:
        rows = self.rows("SELECT reason, by_user, outcome FROM closing WHERE review = %s", review)
        return rows[0] if rows else None

    def _version(self, record: int | None, content: Content | Debtor, balance: Balance | None) -> tuple[int, int]:
        if record is None:
            [row] = self.rows("SELECT nextval('record_id') AS record, 1 AS n")
        else:
            [row] = self.rows("SELECT record, max(n) + 1 AS n FROM version WHERE record = %s GROUP BY record", record)
        doc, rest = canonical(content), canonical(balance) if balance else None
        self.rows(
            "INSERT INTO version (record, n, seen, content_hash, balance_hash, raw_hash, page, off, len, doc, balance,"
            " origin) VALUES (%s, %s, %s, %s, %s, '', 0, 0, 0, %s, %s, '{}')",
            *(row["record"], row["n"], SEEN, hashed(doc), hashed(rest) if rest else None, doc.decode()),
            rest.decode() if rest else None,
        )
        return row["record"], row["n"]

    @staticmethod
    def _frozen(review: int, client: int, no: int, change: Change, bound: bytes) -> dict[str, Any]:
        return {
            "review": review,
            "client": client,
            "no": no,
            "record": change.record,
            "external_id": change.external_id,
            "subject": change.subject,
            "type": change.type,
            "after_n": change.after.n,
            "after_hash": change.after.content,
            "after_balance": change.after.balance,
            "number": change.number,
            "debtor_name": change.debtor_name,
            "currency": change.currency,
            "amount_before": change.amount_before,
            "amount_after": change.amount_after,
            "severity": change.severity,
            "approvals_needed": change.approvals_needed,
            "flags": msgspec.json.encode(change.flags).decode(),
            "fields": msgspec.json.encode(change.fields).decode(),
            "hash": bound,
        }
