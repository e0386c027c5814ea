"""SQL Server does not run here: what is said to it is linted, and stands in sqlserver.sql for review."""

from pathlib import Path
from typing import Any

import pymssql
import pytest
from sqlalchemy.dialects.mssql.pymssql import dialect as pymssql_dialect
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from syncio.domain.mapping import reference
from syncio.domain.mapping.findings.rights import needs
from syncio.errors import Busy, Misconfigured, SyncioError, Terminal, Transient, Unavailable
from syncio.stores.factors import create_schema, integration, memory, open_factors, tables
from syncio.stores.factors.catalogue.sqlserver import WRITTEN
from syncio.stores.factors.sqlserver import RETRIED, SCRIPTS, SqlServer, batches
from tests.unit.stores.factors import tsql
from tests.unit.stores.factors.asked import asked, previewed
from tests.unit.stores.factors.script import readable, said, script
from tests.unit.stores.factors.stub import Server, Step, error
from tests.unit.stores.factors.tsql import STATEMENTS, complaints, definitions, granted, indexes, needed

KEPT = Path(__file__).with_name("sqlserver.sql")
SCRIPTS_OF_THE_DBA = sorted(path.name for path in SCRIPTS.glob("*.sql"))
TABLES = [table for table in tables.metadata.sorted_tables if table is not integration.funding]


def test_what_is_said_to_sql_server_is_what_was_reviewed() -> None:
    assert script() == KEPT.read_text(), "write it anew with `python -m tests.unit.stores.factors.script`, and read it"


@pytest.mark.parametrize("statement", [*said(), *map(readable, asked())])
def test_every_statement_is_t_sql_and_means_one_thing(statement: str) -> None:
    assert complaints(statement, STATEMENTS) == []


@pytest.mark.parametrize("name", SCRIPTS_OF_THE_DBA)
def test_every_script_of_the_dba_is_t_sql_in_one_style(name: str) -> None:
    assert complaints((SCRIPTS / name).read_text(), tsql.SCRIPTS) == []


def test_the_linter_finds_what_sql_server_would_not_take() -> None:
    assert complaints("SELECT push_id FROM integration.push_ledger WITH (UPDLOCK HOLDLOCK LIMIT 1)", STATEMENTS)


def test_the_role_may_do_exactly_what_the_statements_need() -> None:
    rights = set().union(*map(needed, said()))
    assert granted((SCRIPTS / "3_rights.sql").read_text()) == rights
    assert ("INSERT", "integration.push_ledger", None) in rights
    assert ("UPDATE", "dbo.invoice", "total") in rights


def test_the_check_asks_for_exactly_the_rights_that_the_script_grants() -> None:
    wanted: set[tsql.Right] = set()
    for table, need in needs(reference()).items():
        name = table if "." in table else f"dbo.{table}"
        wanted |= {(verb, name, None) for verb in need.columns if verb != "UPDATE"}
        wanted |= {("UPDATE", name, column) for column in need.columns.get("UPDATE", ())}
        wanted |= {("DELETE", name, None)} if need.deletes else set()
    assert wanted == granted((SCRIPTS / "3_rights.sql").read_text())


def test_the_preview_shows_what_push_says() -> None:
    seen = previewed(Server())
    assert [one.refused for one in seen.shown] == [None, None]
    pushed = "\n".join(statement.replace("@", ":") for statement in said())
    for statement in seen.statements:
        assert readable(statement.sql).replace("@", ":") in pushed


def test_what_the_check_runs_in_another_database_is_t_sql_too() -> None:
    [elsewhere] = [statement for statement in map(readable, asked()) if statement.startswith("EXEC [DETAIL]")]
    assert "@statement, N'@wanted NVARCHAR(MAX)'" in elsewhere
    assert complaints(WRITTEN.replace(":wanted", "@wanted"), STATEMENTS) == []


def test_the_scripts_make_the_tables_that_the_store_knows() -> None:
    """With the same columns, keys, constraints and indexes."""
    texts = [(SCRIPTS / name).read_text() for name in SCRIPTS_OF_THE_DBA]
    made = {name: parts for text in texts for name, parts in definitions(text).items()}
    assert made == definitions(";\n".join(compiled(CreateTable(table)) for table in TABLES))
    known = ";\n".join(compiled(CreateIndex(index)) for table in TABLES for index in table.indexes)
    assert set().union(*map(indexes, texts)) == indexes(known)


def test_factors_create_runs_the_scripts_batch_by_batch() -> None:
    texts = [(SCRIPTS / name).read_text() for name in SCRIPTS_OF_THE_DBA]
    parts = [batch for text in texts for batch in batches(text)]
    assert len(parts) == sum(text.count("\nGO\n") for text in texts)
    server = Server([*(Step(batch) for batch in parts), Step("COMMIT")])
    with server.factors() as factors:
        create_schema(factors.engine)


def test_a_login_that_may_not_create_is_said() -> None:
    server = Server([Step(batches((SCRIPTS / SCRIPTS_OF_THE_DBA[0]).read_text())[0], error=error(262))])
    with server.factors() as factors, pytest.raises(Misconfigured):
        create_schema(factors.engine)


@pytest.mark.parametrize("table", ["push_ledger", "invoice", "debtor"])
def test_rows_are_locked_as_they_are_compared(table: str) -> None:
    assert f"{table} WITH (UPDLOCK, HOLDLOCK)" in script()


def test_a_batch_of_any_size_is_few_parameters() -> None:
    """SQL Server takes some 2,100: a push's lists travel as one JSON text, a recovery's come in parts."""
    assert max(statement.count("@") for statement in said()) < 10
    assert 2 * memory.AT_ONCE < 2100


def compiled(element: CreateTable | CreateIndex) -> str:
    dialect: Any = pymssql_dialect()  # type: ignore[no-untyped-call]
    dialect.server_version_info = (16, 0)  # it would ask the server
    return str(element.compile(dialect=dialect)).strip()


def test_a_server_that_does_not_answer_is_unavailable_and_named_without_its_password() -> None:
    """With the real driver, against a port on which nobody listens."""
    with open_factors("mssql://push:secret@127.0.0.1:1/factors") as factors, pytest.raises(Unavailable) as raised:
        factors.funding("Northwind")
    assert factors.engine.dialect.driver == "pymssql"
    assert "secret" not in str(raised.value)


def meaning(number: int, message: str) -> SyncioError:
    """Of an error as SQLAlchemy hands it on."""
    return SqlServer().meaning(OperationalError("SELECT", {}, pymssql.OperationalError(number, message.encode())))


@pytest.mark.parametrize("number", sorted(RETRIED))
def test_deadlocks_and_azures_pauses_are_tried_again(number: int) -> None:
    assert type(meaning(number, "Transaction was deadlocked")) is Transient


@pytest.mark.parametrize(
    ("number", "kind"),
    [(20009, Unavailable), (1222, Busy), (18456, Misconfigured), (208, Misconfigured), (229, Misconfigured)],
)
def test_errors_that_are_nobodys_invoice_are_told_apart(number: int, kind: type[SyncioError]) -> None:
    assert type(meaning(number, "Something")) is kind


@pytest.mark.parametrize(
    "message",
    [
        "Violation of UNIQUE KEY constraint 'uq'. The duplicate key value is (1, secret).",
        "String or binary data would be truncated in table 'invoice', column 'number'. Truncated value: 'secret'.",
    ],
)
def test_values_stay_out_of_the_message(message: str) -> None:
    error = meaning(2627, message)
    assert type(error) is Terminal
    assert "secret" not in str(error)
    assert message[:25] in str(error)
