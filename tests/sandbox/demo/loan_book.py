"""The lender's own application: its role in FactorS's database, its funding, its view of the book."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import psycopg

OPEN = """
SELECT c.name AS client, i.id, i.external_id, i.number, i.currency, i.total
FROM invoice i JOIN client c ON c.id = i.client
WHERE i.kind = 'receivable' AND i.state = 'open' AND i.paid = 0 AND i.credited = 0
ORDER BY c.name, i.number, i.external_id
"""
BOOK = """
SELECT currency, sum(CASE WHEN state = 'void' THEN 0 WHEN kind = 'credit_note' THEN -total ELSE total END)
FROM invoice GROUP BY currency
"""


class LoanBook:
    """:param dsn: the log-in `loan_book`, which reads the book and funds; it can change no invoice."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn

    def open_invoices(self) -> list[dict[str, Any]]:
        """Invoices nobody has paid yet, by client and number."""
        with psycopg.connect(self._dsn, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute(OPEN).fetchall()

    def fund(self, invoices: list[dict[str, Any]], rate: Decimal = Decimal("0.85")) -> None:
        """Advance `rate` of each invoice."""
        rows = [(row["id"], datetime.now(UTC), (row["total"] * rate).quantize(Decimal("0.01"))) for row in invoices]
        with psycopg.connect(self._dsn) as connection, connection.cursor() as cursor:
            cursor.executemany("INSERT INTO advance (invoice, funded_at, amount) VALUES (%s, %s, %s)", rows)

    def invoice(self, external_id: str) -> dict[str, Any]:
        """One invoice as the book has it."""
        with psycopg.connect(self._dsn, row_factory=psycopg.rows.dict_row) as connection:
            row = connection.execute("SELECT * FROM invoice WHERE external_id = %s", [external_id]).fetchone()
            return row or {}

    def debtor_names(self) -> set[str]:
        with psycopg.connect(self._dsn) as connection:
            return {name for (name,) in connection.execute("SELECT name FROM debtor")}

    def debtor_of(self, external_id: str) -> str:
        """The external id of an invoice's debtor."""
        query = "SELECT d.external_id FROM invoice i JOIN debtor d ON d.id = i.debtor WHERE i.external_id = %s"
        with psycopg.connect(self._dsn) as connection:
            row = connection.execute(query, [external_id]).fetchone()
            return str(row[0]) if row else ""

    def gross(self) -> dict[str, Decimal]:
        """What the book holds, per currency: void nothing, credit notes negative."""
        with psycopg.connect(self._dsn) as connection:
            return dict(connection.execute(BOOK).fetchall())
