"""Staging and FactorS side by side, with clients whose changes are staged, decided, released and pushed."""

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from sqlalchemy.engine import make_url

from syncio.domain.change import Change, Flag, Mark, Type, bound_hash, review_hash
from syncio.domain.invoice import Balance, Content, Debtor, canonical, hashed
from syncio.stages.push import Pushed, push
from syncio.stages.release import Released, release
from syncio.stores.database import Connection, opened
from syncio.stores.factors import Factors, open_factors

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
Row = dict[str, Any]


def unpaid(content: Content) -> Balance:
    return Balance(paid=Decimal(0), credited=Decimal(0), due=content.total)


def debtor(id: str = "d1", name: str = "Acme Ltd", **given: str) -> Debtor:  # noqa: A002  # the field's name
    usual: dict[str, Any] = {"id": id, "name": name, "tax_number": "", "email": "", "bank_account": ""}
    return Debtor(**usual | given)


class Database:
    """A connection that may do everything, as no program of ours may."""

    def __init__(self, dsn: str, schema: str) -> None:
        self._connection = psycopg.connect(
            dsn, autocommit=True, options=f"-c search_path={schema}", row_factory=dict_row
        )
        self.close = self._connection.close

    def rows(self, query: str, *values: Any) -> list[Row]:
        cursor = self._connection.execute(query.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def one(self, query: str, *values: Any) -> Any:
        """The one value of the one row."""
        [row] = self.rows(query, *values)
        [value] = row.values()
        return value

    def insert(self, table: str, row: Row, returning: str = "*") -> Any:
        command = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING {}").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
            sql.SQL(returning),
        )
        found = self._connection.execute(command, row).fetchone()
        assert found
        return found if returning == "*" else found[returning]


class House:
    """`staging_dsn` and `factors_dsn` are the administrator's; `push_url` is the log-in that push has."""

    def __init__(self, staging_dsn: str, factors_dsn: str, push_url: str) -> None:
        self.staging_dsn, self.factors_dsn, self.push_url = staging_dsn, factors_dsn, push_url
        self.staging = Database(staging_dsn, "syncio")
        self.book = Database(factors_dsn, "public,integration")

    def close(self) -> None:
        self.staging.close()
        self.book.close()

    @contextmanager
    def app(self) -> Iterator[Connection]:
        with opened(self.staging_dsn, "syncio_app") as connection:
            yield connection

    @contextmanager
    def factors(self) -> Iterator[Factors]:
        with open_factors(self.push_url) as factors:
            yield factors

    def release(self, review: int) -> Released:
        with self.app() as connection:
            return release(connection, review)

    def wait_until_quiet(self) -> None:
        """Until PostgreSQL has ended the sessions of programs that were killed."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = ANY(%s) AND application_name LIKE 'syncio%%'"
        names = [make_url(dsn).database for dsn in (self.staging_dsn, self.factors_dsn)]
        while self.staging.one(query, names):
            time.sleep(0.01)

    def push(self, client: "Client | None" = None, batch: int = 1000) -> Pushed:
        with self.app() as connection, self.factors() as factors:
            return push(connection, factors, client=client.name if client else None, batch=batch)


class Client:
    """One client of a house, with two reviewers, and an admin who does not review."""

    def __init__(self, house: House) -> None:
        self.house, self.name = house, f"Northwind {secrets.token_hex(4)}"
        self._db = house.staging
        self.id: int = self._db.insert(
            "client", {"name": self.name, "source": "xero", "tenant": secrets.token_hex(8)}, "id"
        )
        for user, role in (("ann", "reviewer"), ("ben", "reviewer"), ("ada", "admin")):
            self._db.insert("member", {"client": self.id, "user_name": user, "role": role})

    def stage(self, content: Content, balance: Balance | None = None, external_id: str = "x1") -> int:
        """Stage the next version of an invoice as a pull does; answers its record."""
        balance = balance or unpaid(content)
        status = "voided" if content.state == "void" else "authorised"
        record, n = self._version("head", external_id, content, balance)
        head = {"n": n, "content_hash": hashed(canonical(content)), "balance_hash": hashed(canonical(balance))}
        facts = {name: getattr(content, name) for name in ("kind", "number", "debtor", "issue_date", "currency")}
        rest = {"status": status, "total": content.total, "due": balance.due, "updated": NOW}
        self._head("head", record, external_id, head | facts | rest)
        return record

    def stage_debtor(self, value: Debtor) -> int:
        record, n = self._version("debtor", value.id, value, None)
        self._head("debtor", record, value.id, {"n": n, "content_hash": hashed(canonical(value)), "name": value.name})
        return record

    def stage_book(self, contents: Sequence[Content]) -> list[int]:
        """Stage invoices with the external ids x1, x2, ..., and their debtor."""
        self.stage_debtor(debtor())
        return [self.stage(content, external_id=f"x{at}") for at, content in enumerate(contents, start=1)]

    def review(self, records: Sequence[int], flags: Sequence[Flag] = (), by: Sequence[str] = ("ann",)) -> int:
        """Freeze a review of these records' newest versions, approve it all in the name of `by`, and close it."""
        changes = [self.change(record, flags) for record in records]
        hashes = [bound_hash(self.name, change, "1") for change in changes]
        review: int = self._db.insert(
            "review", {"client": self.id, "rules_version": "1", "hash": review_hash(hashes)}, "id"
        )
        for no, (change, bound) in enumerate(zip(changes, hashes, strict=True), start=1):
            row = {"review": review, "client": self.id, "no": no, "hash": bound} | frozen(change)
            change_id = self._db.insert("change", row, "id")
            for user in by:
                self.decide(change_id, user, "approve")
        outcome = {"review": review, "client": self.id, "reason": "decided", "outcome": "release"}
        self._db.insert("closing", outcome)
        return review

    def decide(self, change: int, user: str, verdict: str) -> None:
        self._db.rows(
            "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
            " SELECT id, client, hash, %s, 'seen', %s FROM change WHERE id = %s",
            *(verdict, user, change),
        )

    def sign_off(self, *records: int) -> int:
        """Approve and release these records' newest versions; answers the review."""
        review = self.review(records)
        released = self.house.release(review)
        assert (released.count, released.refused) == (len(records), [])
        return review

    def push(self, batch: int = 1000) -> tuple[int, int, int, int]:
        """Push this client; answers pushed, withdrawn, failed, skipped."""
        done = self.house.push(self, batch)
        return done.pushed, done.withdrawn, done.failed, done.skipped

    def standing_approval(self, signed_by: str = "ann") -> int:
        """A policy that lets balances pass, proposed by ada."""
        bound = secrets.token_bytes(32)
        policy = {"client": self.id, "kind": "balance", "hash": bound, "proposed_by": "ada"}
        number: int = self._db.insert("policy", policy, "id")
        signature = {"policy": number, "client": self.id, "hash": bound, "signed_by": signed_by}
        self._db.insert("policy_signature", signature)
        return number

    def change(self, record: int, flags: Sequence[Flag] = ()) -> Change:
        """What compare finds of a record's newest version."""
        [now] = self._db.rows("SELECT * FROM version WHERE record = %s ORDER BY n DESC LIMIT 1", record)
        approved = self._db.rows("SELECT * FROM approved WHERE record = %s", record)
        subject = "debtor" if now["balance"] is None else "invoice"
        return Change(
            record=record,
            external_id=self._external_id(record),
            subject="debtor" if subject == "debtor" else "invoice",
            type=type_of(approved, now),
            before=mark(approved[0]) if approved else None,
            after=Mark(now["n"], now["content_hash"], now["balance"] and now["n"], now["balance_hash"]),
            debtor=self._debtor_of(now["doc"]) if subject == "invoice" else None,
            number="",
            debtor_name="",
            currency="",
            amount_before=None,
            amount_after=None,
            flags=tuple(flags),
            fields=(),
        )

    def releases(self) -> list[Row]:
        """Every release with its outcome (None while pending), oldest first."""
        return self._db.rows(
            "SELECT r.*, o.outcome FROM release r LEFT JOIN release_outcome o ON o.release = r.id"
            " WHERE r.client = %s ORDER BY r.id",
            self.id,
        )

    def failures(self) -> list[str]:
        query = "SELECT reason FROM push_failure f JOIN release r ON r.id = f.release WHERE r.client = %s ORDER BY f.id"
        return [row["reason"] for row in self._db.rows(query, self.id)]

    def approved(self, record: int) -> Row | None:
        rows = self._db.rows("SELECT * FROM approved WHERE record = %s", record)
        return rows[0] if rows else None

    def ledger(self) -> list[Row]:
        """FactorS's ledger of this client."""
        return self.house.book.rows(
            "SELECT l.* FROM push_ledger l JOIN client c ON c.id = l.client WHERE c.name = %s ORDER BY l.external_id",
            self.name,
        )

    def held(self) -> list[Row]:
        """FactorS's invoices of this client, each with its debtor's name and its lines."""
        return self.house.book.rows(
            "SELECT i.*, d.external_id AS debtor, d.name AS debtor_name, coalesce(l.lines, '[]') AS lines"
            " FROM invoice i JOIN debtor d ON d.id = i.debtor JOIN client c ON c.id = i.client"
            " LEFT JOIN (SELECT invoice, jsonb_agg(n ORDER BY n.position) AS lines FROM invoice_line n GROUP BY 1) l"
            " ON l.invoice = i.id WHERE c.name = %s ORDER BY i.external_id",
            self.name,
        )

    def gross(self) -> Decimal:
        """What FactorS counts: void nothing, credit notes negative."""
        return sum(
            (
                -row["total"] if row["kind"] == "credit_note" else row["total"]
                for row in self.held()
                if row["state"] == "open"
            ),
            Decimal(0),
        )

    def _version(
        self, table: str, external_id: str, content: Content | Debtor, balance: Balance | None
    ) -> tuple[int, int]:
        found = self._db.rows(
            f"SELECT record, n + 1 AS n FROM {table} WHERE client = %s AND external_id = %s",  # noqa: S608
            *(self.id, external_id),
        ) or self._db.rows("SELECT nextval('record_id') AS record, 1 AS n")
        [row] = found
        doc, rest = canonical(content), canonical(balance) if balance else None
        version = {"seen": NOW, "raw_hash": b"", "page": 0, "off": 0, "len": 0, "origin": "{}"}
        version |= {"doc": doc.decode(), "content_hash": hashed(doc)}
        version |= {"balance": rest.decode() if rest else None, "balance_hash": hashed(rest) if rest else None}
        self._db.insert("version", row | version)
        return row["record"], row["n"]

    def _head(self, table: str, record: int, external_id: str, values: Row) -> None:
        if values["n"] == 1:
            place = {"record": record, "client": self.id, "external_id": external_id, "raw_hash": b"", "seen": NOW}
            self._db.insert(table, place | values)
            return
        for name, value in values.items():
            self._db.rows(f"UPDATE {table} SET {name} = %s WHERE record = %s", value, record)  # noqa: S608

    def _external_id(self, record: int) -> str:
        query = (
            "SELECT external_id FROM head WHERE record = %s UNION ALL SELECT external_id FROM debtor WHERE record = %s"
        )
        return str(self._db.one(query, record, record))

    def _debtor_of(self, doc: str) -> tuple[int, int] | None:
        query = "SELECT record, n FROM debtor WHERE client = %s AND external_id = %s"
        rows = self._db.rows(query, self.id, msgspec.json.decode(doc)["debtor"])
        return (rows[0]["record"], rows[0]["n"]) if rows else None


def mark(approved: Row) -> Mark:
    balance_n = None if approved["balance_hash"] is None else approved["balance_n"]
    return Mark(approved["n"], approved["content_hash"], balance_n, approved["balance_hash"])


def type_of(approved: Sequence[Row], now: Row) -> Type:
    if not approved:
        return "new"
    if now["balance"] is not None and approved[0]["content_hash"] == now["content_hash"]:
        return "balance"
    return "voided" if '"state":"void"' in now["doc"] else "changed"


def frozen(change: Change) -> Row:
    """A change as the columns from `record` to `fields`."""
    before, (debtor_record, debtor_n) = change.before, change.debtor or (None, None)
    return {
        "record": change.record,
        "external_id": change.external_id,
        "subject": change.subject,
        "type": change.type,
        "before_n": before and before.n,
        "before_hash": before and before.content,
        "before_balance_n": before and before.balance_n,
        "before_balance": before and before.balance,
        "after_n": change.after.n,
        "after_hash": change.after.content,
        "after_balance": change.after.balance,
        "debtor_record": debtor_record,
        "debtor_n": debtor_n,
        "number": change.number,
        "debtor_name": change.debtor_name,
        "currency": change.currency,
        "severity": change.severity,
        "approvals_needed": change.approvals_needed,
        "flags": msgspec.json.encode(change.flags).decode(),
        "fields": "[]",
    }
