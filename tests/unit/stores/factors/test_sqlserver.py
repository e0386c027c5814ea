"""SQL Server does not run here: its statements are compiled, and their text stands in sqlserver.sql for review."""

from pathlib import Path

import pymssql
import pytest
from sqlalchemy.exc import OperationalError

from syncio.errors import Busy, Misconfigured, SyncioError, Terminal, Transient, Unavailable
from syncio.stores.factors import open_factors
from syncio.stores.factors.sqlserver import RETRIED, SqlServer
from tests.unit.stores.factors.script import script

KEPT = Path(__file__).with_name("sqlserver.sql")


def test_what_is_said_to_sql_server_is_what_was_reviewed() -> None:
    assert script() == KEPT.read_text(), "write it anew with `python -m tests.unit.stores.factors.script`, and read it"


def test_rows_are_locked_as_they_are_compared() -> None:
    assert "JOIN invoice WITH (UPDLOCK, HOLDLOCK) ON" in script()


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
