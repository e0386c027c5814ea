"""The loan book on each database it may be on: PostgreSQL always, SQL Server where FACTORS_MSSQL_URL names one."""

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from syncio.stores.factors import Factors, create_schema, open_factors
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.templates import build_factors
from tests.sandbox.postgres import Logins, Scratch

MSSQL = "FACTORS_MSSQL_URL"
NOT_RUN = f"SQL Server: the contract of the loan book did not run: set {MSSQL}"


@dataclass(frozen=True)
class Book:
    """How push logs in, and how its owner does."""

    push: str
    owner: str


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here runs once for each database."""
    if "book" in metafunc.fixturenames:
        metafunc.parametrize("book", ["postgresql", "mssql"], indirect=True, scope="module")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One skip says it for all of them."""
    if os.environ.get(MSSQL):
        return
    items[:] = [item for item in items if not on_sql_server(item)]


def on_sql_server(item: pytest.Item) -> bool:
    here = "tests/contract/factors/" in item.nodeid
    called = getattr(item, "callspec", None)
    return here and called is not None and called.params.get("book") == "mssql"


@pytest.fixture(scope="module")
def book(
    request: pytest.FixtureRequest,
    scratch: Scratch,
    postgres_logins: Logins,
    database_template: Callable[[str, Callable[[str], None]], str],
) -> Iterator[Book]:
    """A loan book that is empty, or on SQL Server the one that the tests are lent."""
    if request.param == "mssql":
        url = os.environ[MSSQL]
        with open_factors(url) as book:
            create_schema(book.engine)
        yield Book(url, url)
    else:
        with copied(scratch, database_template("factors", build_factors)) as dsn:
            yield Book(postgres_logins.dsn("factors_push", database_name(dsn)), dsn)


@pytest.fixture(scope="module")
def factors(book: Book) -> Iterator[Factors]:
    with open_factors(book.push) as factors:
        yield factors


@pytest.fixture
def name() -> str:
    """A client of the test's own."""
    return f"Northwind {uuid.uuid4()}"
