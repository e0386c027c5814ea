"""The three days."""

import time
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from tests.sandbox.demo.figures import Day
from tests.sandbox.demo.house import House
from tests.sandbox.demo.people import DemoError
from tests.sandbox.demo.reviewing import approve_unblocked

SCRIPT = "<script>alert(1)</script>"
FUNDED = 12  # invoices of each client
PAYMENTS = 5  # of each client
REASON = "Raised after it was funded, and no delivery note shows why"


def first_day(house: House) -> Day:
    """Everything is new: read, shown, approved in bulk, pushed; then some of it is funded."""
    started = time.monotonic()
    house.pull()
    for review in house.shown():
        expect(house.reviewer.decide(review["id"], approve_unblocked), "the first review to be complete")
        house.say(f"review {review['id']}: approved in bulk by reviewer")
        house.close(review)
    day = house.end_of_day(Day(), started)
    funded = [row for rows in by_client(house.book.open_invoices()) for row in rows[:FUNDED]]
    house.book.fund(funded)
    house.say(f"the loan book funded {len(funded)} invoices")
    return day


class SecondDay:
    """The clients edit. What becomes of each edit is checked in FactorS."""

    def __init__(self, house: House) -> None:
        self.house = house
        first, second, third = by_client(house.book.open_invoices())
        self.clients = (first, second, third)
        self.raised, self.moved = first[0], first[1]
        self.voided, self.reworded = second[0], second[1]
        self.renamed = house.book.debtor_of(third[0]["external_id"])

    def play(self) -> Day:
        started = time.monotonic()
        self.house.edit(self.edits())
        self.house.say(
            "the clients edited: a funded invoice raised, another voided, 20 new ones, 15 payments, and more"
        )
        self.house.pull()
        for review in self.house.shown():
            self.decide(review["id"])
            self.house.close(review)
        day = self.house.end_of_day(Day(), started)
        self.check()
        return day

    def edits(self) -> list[dict[str, Any]]:
        """One request's worth; payments fall on invoices that are not otherwise edited."""
        first, second, third = self.clients
        later = (date.today() + timedelta(days=75)).isoformat()  # noqa: DTZ011  # a day in the client's calendar
        paid = [row for rows in self.clients for row in rows[FUNDED + 2 : FUNDED + 2 + PAYMENTS]]
        return [
            {"op": "amount", "invoice": self.raised["external_id"], "total": str(raised_total(self.raised))},
            {"op": "due_date", "invoice": self.moved["external_id"], "date": later},
            {"op": "void", "invoice": self.voided["external_id"]},
            {"op": "reword", "invoice": self.reworded["external_id"], "line": 0, "description": "As agreed by phone"},
            {"op": "rename", "contact": self.renamed, "name": SCRIPT},
            *(
                {"op": "bill", "contact": self.house.book.debtor_of(rows[2]["external_id"]), "count": count}
                for rows, count in ((first, 7), (second, 7), (third, 6))
            ),
            *({"op": "pay", "invoice": row["external_id"], "amount": f"{row['total'] / 2:.2f}"} for row in paid),
        ]

    def decide(self, review: int) -> None:
        """Reject what was raised, approve the rest; the void is blocked and needs both of them."""

        def verdict(change: dict[str, Any]) -> tuple[str, str] | None:
            if change["external_id"] == self.raised["external_id"]:
                return "reject", REASON
            return "approve", ""

        complete = self.house.reviewer.decide(review, verdict)
        if not complete:
            left = [change for change in self.house.reviewer.changes(review) if change["state"] == "undecided"]
            numbers = ", ".join(change["number"] for change in left)
            self.house.say(f"review {review}: {numbers} is blocked, one signature is not enough")
            complete = self.house.second.decide(review, lambda _: ("approve", ""))
            self.house.say(f"review {review}: {numbers} signed by reviewer2 too")
        expect(complete, f"review {review} to be complete")

    def check(self) -> None:
        """Look into FactorS: the branch let only the approved pass."""
        book = self.house.book
        expect(
            book.invoice(self.raised["external_id"])["total"] == self.raised["total"], "the raised one to be as it was"
        )
        expect(book.invoice(self.voided["external_id"])["state"] == "void", "the voided one to be void")
        expect(SCRIPT in book.debtor_names(), "the debtor to be renamed")
        self.house.say(
            f"in FactorS {self.raised['number']} is still {self.raised['total']:.2f} {self.raised['currency']}"
        )


def third_day(house: House, second: SecondDay) -> Day:
    """Nothing new: what was rejected stays away. Then it is lowered, and that does come."""
    started = time.monotonic()
    house.pull()
    house.operations.finished("review_changes", house.operations.start("review_changes"))
    expect(not house.reviewer.reviews(), "no review to open")
    house.say("nothing new: what was rejected did not come back")
    lowered = second.raised["total"] - 100
    house.edit([{"op": "amount", "invoice": second.raised["external_id"], "total": str(lowered)}])
    house.say(f"the client lowered {second.raised['number']} to {lowered:.2f}, below what was approved")
    house.pull()
    for review in house.shown():
        expect(house.reviewer.decide(review["id"], approve_unblocked), "the last review to be complete")
        house.close(review)
    day = house.end_of_day(Day(), started)
    expect(house.book.invoice(second.raised["external_id"])["total"] == lowered, "the lowered total in FactorS")
    return day


def by_client(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows (ordered by client) a list a client."""
    return [list(group) for _, group in groupby(rows, key=lambda row: row["client"])]


def raised_total(row: dict[str, Any]) -> Decimal:
    total: Decimal = row["total"]
    return (total * Decimal("1.4")).quantize(Decimal("0.01"))


def expect(held: bool, what: str) -> None:
    if not held:
        raise DemoError(f"expected {what}")
