"""Who may do what in FactorS."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from syncio.stores.factors import create_schema
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.sandbox.postgres import Logins, Scratch, drop
from tests.unit.domain.made import content


@pytest.fixture
def invoice(house: House) -> int:
    """An invoice in FactorS."""
    client = Client(house)
    client.sign_off(*client.stage_book([content()]))
    client.push()
    return int(client.held()[0]["id"])


@pytest.fixture
def loan_book(house: House, postgres_logins: Logins) -> Iterator[psycopg.Connection]:
    database = str(make_url(house.book.dsn).database)
    with psycopg.connect(postgres_logins.dsn("loan_book", database), autocommit=True) as connection:
        yield connection


@pytest.fixture
def pusher(house: House) -> Iterator[psycopg.Connection]:
    with psycopg.connect(house.push_url, autocommit=True) as connection:
        yield connection


def test_the_loan_book_funds_with_its_own_log_in(invoice: int, loan_book: psycopg.Connection) -> None:
    loan_book.execute("INSERT INTO advance (invoice, amount) VALUES (%s, 50)", [invoice])
    funded = loan_book.execute("SELECT amount FROM integration.funding WHERE invoice = %s", [invoice]).fetchone()
    assert funded == (50,)
    assert loan_book.execute("SELECT count(*) FROM integration.push_ledger").fetchone() != (0,)


@pytest.mark.parametrize("statement", ["UPDATE invoice SET total = 1", "DELETE FROM integration.push_ledger"])
def test_the_loan_book_changes_no_invoice_and_no_ledger(loan_book: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        loan_book.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM invoice",
        "DELETE FROM debtor",
        "UPDATE integration.push_ledger SET hash = ''",
        "DELETE FROM integration.push_ledger",
        "INSERT INTO advance (invoice, amount) SELECT id, 1 FROM invoice",
    ],
)
def test_push_neither_deletes_invoices_nor_rewrites_its_ledger_nor_funds(
    pusher: psycopg.Connection, statement: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        pusher.execute(statement.encode())


def test_the_schemas_owner_needs_to_be_no_superuser(scratch: Scratch, postgres_logins: Logins) -> None:
    dsn = scratch.create()
    name = str(make_url(dsn).database)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" OWNER TO factors_owner'.encode())
    engine = create_engine(make_url(postgres_logins.dsn("factors_setup", name)).set(drivername="postgresql+psycopg"))
    create_schema(engine)
    engine.dispose()
    with psycopg.connect(postgres_logins.dsn("factors_push", name)) as connection:
        assert connection.execute("SELECT count(*) FROM integration.push_ledger").fetchone() == (0,)
    drop(scratch.admin, name)
