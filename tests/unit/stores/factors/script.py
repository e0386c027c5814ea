"""All that push says to SQL Server, as one T-SQL text; `python -m tests.unit.stores.factors.script` prints it."""

import sys
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ClauseElement, Dialect
from sqlalchemy.dialects.mssql.pymssql import dialect as pymssql
from sqlalchemy.schema import CreateIndex, CreateTable

from syncio.stores.factors import checks, integration, ledger, reading, sqlserver, tables, writing

STATEMENTS: dict[str, ClauseElement] = {
    "lock": sqlserver.LOCK,
    "locked headers": reading.LOCKED_HEADERS,
    "headers": reading.HEADERS,
    "lines": reading.LINES,
    "locked debtors": reading.LOCKED_DEBTORS,
    "debtors": reading.DEBTORS,
    "homeless": checks.HOMELESS,
    "change debtors": writing.CHANGE_DEBTORS,
    "add debtors": writing.ADD_DEBTORS,
    "change balances": writing.CHANGE_BALANCES,
    "change invoices": writing.CHANGE_INVOICES,
    "drop lines": writing.DROP_LINES,
    "add invoices": writing.ADD_INVOICES,
    "numbers": writing.NUMBERS,
    "held": checks.HELD,
}


def script() -> str:
    """Schema and statements, each under its name."""
    dialect: Any = pymssql()  # type: ignore[no-untyped-call]
    dialect.server_version_info = (16, 0)  # it would ask the server
    return "\n\n".join(f"-- {name}\n{stripped(text)}" for name, text in parts(dialect)) + "\n"


def stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def parts(dialect: Dialect) -> Iterator[tuple[str, str]]:
    for table in tables.metadata.sorted_tables:
        if table is not integration.funding:
            yield f"table {table.fullname}", str(CreateTable(table).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                yield f"index {index.name}", str(CreateIndex(index).compile(dialect=dialect))
    yield "view integration.funding", str(integration.funding_view.compile(dialect=dialect))
    for name, statement in STATEMENTS.items():
        yield name, str(statement.compile(dialect=dialect))
    for table in (integration.stage_invoice, integration.stage_debtor):
        yield f"bulk {table.name}", sqlserver.from_json(dialect, table, table.columns.keys())
    yield "bulk invoice_line", sqlserver.from_json(dialect, tables.invoice_line, writing.LINE)
    yield "bulk push_ledger", sqlserver.from_json(dialect, integration.push_ledger, ledger.COLUMNS)


if __name__ == "__main__":
    sys.stdout.write(script())
