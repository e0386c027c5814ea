"""A client whose changes are released and pushed, and what staging and FactorS then have of it."""

import secrets
from collections.abc import Sequence
from decimal import Decimal

from syncio.domain.change import Flag
from syncio.domain.invoice import Content
from syncio.domain.review import Verdict
from syncio.stages.review import decide
from tests.integration.push.house import House
from tests.integration.staged import client as staged
from tests.integration.staged.database import Row


class Client(staged.Client):
    house: House

    def __init__(self, house: House, members: staged.Members = staged.MEMBERS) -> None:
        super().__init__(house, members)

    def sign_off(self, *records: int) -> int:
        """Approve and release these records' newest versions; answers the review."""
        review = self.open_review([self.change(record) for record in records])
        with self.house.web() as connection:
            assert decide(connection, review, "ann", self.house.decisions(review)).complete
        released = self.house.release(review)
        assert (released.count, released.refused) == (len(records), [])
        return review

    def push(self, batch: int = 1000) -> tuple[int, int, int, int]:
        """Push this client; answers pushed, withdrawn, failed, skipped."""
        done = self.house.push(self.name, batch)
        return done.pushed, done.withdrawn, done.failed, done.skipped

    def review(self, records: Sequence[int], flags: Sequence[Flag] = (), by: Sequence[str] = ("ann",)) -> int:
        """A review that closed with `release`, all of it approved in the name of `by`, whether they may or not."""
        review = self.open_review([self.change(record, flags) for record in records])
        for decision in self.house.decisions(review):
            for user in by:
                self.decide(decision.change, user, "approve")
        closing = {"review": review, "client": self.id, "reason": "decided", "outcome": "release"}
        self.house.insert("closing", closing)
        return review

    def decide(self, change: int, user: str, verdict: Verdict) -> None:
        """Put a decision on record that nobody was asked about."""
        self.house.rows(
            "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
            " SELECT id, client, hash, %s, 'seen', %s FROM change WHERE id = %s",
            *(verdict, user, change),
        )

    def standing_approval(self, signed_by: str = "ann") -> int:
        """A policy that lets balances pass, proposed by ada and signed by anybody."""
        bound = secrets.token_bytes(32)
        policy = {"client": self.id, "kind": "balance", "hash": bound, "proposed_by": "ada"}
        number: int = self.house.insert("policy", policy)["id"]
        signature = {"policy": number, "client": self.id, "hash": bound, "signed_by": signed_by}
        self.house.insert("policy_signature", signature)
        return number

    def releases(self) -> list[Row]:
        """Every release with what became of it (outcome None while pending), oldest first."""
        return self.house.rows(
            "SELECT r.*, o.outcome, o.applied, o.detail FROM release r LEFT JOIN release_outcome o ON o.release = r.id"
            " WHERE r.client = %s ORDER BY r.id",
            self.id,
        )

    def failures(self) -> list[str]:
        query = "SELECT reason FROM push_failure f JOIN release r ON r.id = f.release WHERE r.client = %s ORDER BY f.id"
        return [row["reason"] for row in self.house.rows(query, self.id)]

    def approved(self, record: int) -> Row | None:
        rows = self.house.rows("SELECT * FROM approved WHERE record = %s", record)
        return rows[0] if rows else None

    def ledger(self) -> list[Row]:
        """FactorS's ledger of this client."""
        return self.house.book.rows("SELECT * FROM push_ledger WHERE client = %s ORDER BY external_id", self.name)

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
        counted = [row for row in self.held() if row["state"] == "open"]
        return sum((-row["total"] if row["kind"] == "credit_note" else row["total"] for row in counted), Decimal(0))


def pushed(client: Client, *contents: Content) -> list[int]:
    """Records that FactorS holds already."""
    records = client.stage_book(contents)
    client.sign_off(*records)
    assert client.push() == (len(contents), 0, 0, 0)
    return records
