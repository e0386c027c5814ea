"""A client whose staging is backed up, and put back while FactorS has gone on."""

from pathlib import Path

from syncio.stages.recover import Recovered, recover
from syncio.stores.clients import Clients
from tests.integration.operating.programs import back_up, restore
from tests.integration.staged.database import Row
from tests.integration.way.way import Way, approve, only

BOOK = """
SELECT i.external_id, i.number, i.state, i.total, i.paid, i.credited, i.due, d.external_id AS debtor, d.name,
       (SELECT string_agg(l.description || l.amount, ',' ORDER BY l.position)
        FROM invoice_line l WHERE l.invoice = i.id) AS lines
FROM invoice i JOIN debtor d ON d.id = i.debtor ORDER BY 1
"""


class Backed(Way):
    """A client whose staging can be backed up and put back."""

    backup: Path

    def back_up(self) -> None:
        back_up(self.dsn, self.backup)

    def restore(self) -> None:
        restore(self.dsn, self.backup)

    def recover(self) -> Recovered:
        with self.app() as connection, self.factors() as book:
            return recover(connection, book, Clients(connection).get(self.client.name))

    def reworded(self, invoice: Row) -> int:
        """The client rewords a line of an invoice; the review that opens has this one row."""
        self.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": "Reworded"})
        return int(str(only(self)["review"]))

    def raised(self, invoice: Row, by: int) -> None:
        """The client raises an invoice; two people approve it, and it is pushed."""
        self.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + by})
        row = only(self)
        for user in ("ann", "ben"):
            self.decide(row["review"], approve, user)
        self.release(row["review"])
        assert self.push().pushed == 1

    def holdings(self) -> list[Row]:
        return self.book.rows(BOOK)

    def pushes(self) -> int:
        return int(self.book.one("SELECT count(*) FROM push_ledger"))
