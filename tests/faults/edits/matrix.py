"""Edits at random between approval and push, and while it goes on: nothing reaches FactorS that nobody approved, and
nothing that a newer version had overtaken.

EDITS says how many there are in a play of the soak's: 100,000 where it does not.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random

from syncio.domain.invoice import Content, content_of
from syncio.domain.review import Decision
from syncio.stages.compare import compare
from syncio.stages.review import decide
from tests.faults.edits.books import Books
from tests.faults.kills.matrix import Broken, told
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import Row, copied, database_name
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch

ROUNDS = 5
BATCH = 200
SHOWN = """
SELECT c.id, c.hash, c.external_id, encode(c.after_hash, 'hex') AS after_hash,
       encode(c.after_balance, 'hex') AS after_balance, c.approvals_needed, v.doc
FROM change c JOIN version v ON v.record = c.record AND v.n = c.after_n WHERE c.review = %s
"""
OUTCOMES = "SELECT outcome, count(*) AS n FROM release_outcome GROUP BY outcome"
LEDGER = "SELECT push_id, external_id, class, after_hash, after_balance FROM push_ledger"
HEADS = "SELECT external_id, encode(content_hash, 'hex') AS hash FROM head"
LAST = """
SELECT DISTINCT ON (i.external_id) i.external_id, i.number, i.reference, i.state, i.total, l.after_hash
FROM invoice i LEFT JOIN push_ledger l ON l.external_id = i.external_id AND l.class = 'content'
ORDER BY i.external_id, l.applied_at DESC
"""


@dataclass
class Played:
    """How many edits there were, what became of the releases, and what of FactorS's ledger nobody had approved."""

    edits: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    unapproved: list[Row] = field(default_factory=list)


@contextmanager
def opened(scratch: Scratch, logins: Logins) -> Iterator[Callable[[int], str]]:
    """Plays a seed; answers what was found broken."""
    edits = int(os.environ.get("EDITS", "100000"))
    yield lambda seed: told(partial(play, scratch, logins, seed, edits))


def play(scratch: Scratch, logins: Logins, seed: int, edits: int) -> Played:
    """Rounds of approving everything, editing, releasing, editing, and pushing; in every other one while it is edited.

    :raises Broken: where FactorS took what nobody had approved or what was overtaken, or holds anything else than its
        ledger says.
    """
    staging, factors = scratch.template("migrated", build_staging), scratch.template("factors", build_factors)
    with copied(scratch, staging) as dsn, copied(scratch, factors) as book:
        push_url = logins.dsn("factors_push", database_name(book))
        with closing(House(dsn, book, push_url)) as house:
            return Rounds(house, seed, edits).play()


class Rounds:
    """One play; `approved`: content and balance that people approved, by invoice; `docs` by content hash."""

    def __init__(self, house: House, seed: int, edits: int) -> None:
        self.house, self.client = house, Client(house)
        self.books = Books(self.client, max(edits // (2 * ROUNDS), 20), Random(seed))  # the same every time
        self.share = edits // (3 * ROUNDS)
        self.approved: dict[str, set[tuple[str, str]]] = {}
        self.docs: dict[str, str] = {}

    def play(self) -> Played:
        for turn in range(ROUNDS):
            review = self.approve()
            self.books.edit(self.share)
            self.house.release(review)
            self.books.edit(self.share)
            if turn % 2:
                self.push_while_edited()
            else:
                self.books.edit(self.share)
            self.push_untouched()
        return self.found()

    def push_while_edited(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            editing = pool.submit(self.books.edit, self.share)
            self.house.push(self.client.name, BATCH)
            editing.result()

    def push_untouched(self) -> None:
        """:raises Broken: where FactorS takes what is not the newest version."""
        before = {row["push_id"] for row in self.house.book.rows(LEDGER)}
        self.house.push(self.client.name, BATCH)
        heads = {row["external_id"]: row["hash"] for row in self.house.rows(HEADS)}
        taken = [row for row in self.house.book.rows(LEDGER) if row["push_id"] not in before]
        overtaken = [row for row in taken if heads[row["external_id"]] != row["after_hash"]]
        if overtaken:
            raise Broken(f"{len(overtaken)} of {len(taken)} had been overtaken: {overtaken[:3]}")

    def approve(self) -> int:
        """Two reviewers approve all that a comparison shows; the review."""
        with self.house.app() as connection:
            review = compare(connection, self.client.entity).opened
        assert review is not None
        rows = self.house.rows(SHOWN, review)
        for user, needed in (("ann", 1), ("ben", 2)):
            mine = [row for row in rows if row["approvals_needed"] >= needed]
            decisions = [Decision(change=row["id"], hash=row["hash"], verdict="approve") for row in mine]
            if decisions:
                with self.house.web() as connection:
                    decide(connection, review, user, decisions)
        for row in rows:
            self.docs[row["after_hash"]] = row["doc"]
            self.approved.setdefault(row["external_id"], set()).add((row["after_hash"], row["after_balance"]))
        return review

    def found(self) -> Played:
        """:raises Broken: see `play`."""
        played = Played(self.books.edits, Counter({row["outcome"]: row["n"] for row in self.house.rows(OUTCOMES)}))
        ledger = self.house.book.rows(LEDGER)
        played.unapproved = [row for row in ledger if not self.was_approved(row)]
        wrong = [row["external_id"] for row in self.house.book.rows(LAST) if not self.as_approved(row)]
        if played.unapproved or wrong or len(ledger) != played.outcomes["pushed"]:
            raise Broken(
                f"{played.unapproved[:3]} were not approved, {wrong[:3]} are not as they were: {played.outcomes}"
            )
        return played

    def was_approved(self, row: Row) -> bool:
        return (row["after_hash"], row["after_balance"]) in self.approved.get(row["external_id"], ())

    def as_approved(self, row: Row) -> bool:
        """Whether FactorS's row is what was approved of it last."""
        if row["after_hash"] not in self.docs:
            return False
        content: Content = content_of(self.docs[row["after_hash"]])
        expected = (content.number, content.reference, content.state, content.total)
        return (row["number"], row["reference"], row["state"], row["total"]) == expected
