from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.integration.staged.client import Client
from tests.integration.staged.database import copied
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Scratch

Template = Callable[[str, Callable[[str], None]], str]


@pytest.fixture(scope="session")
def migrated(database_template: Template) -> str:
    """The template of SyncIO's database."""
    return database_template("migrated", build_staging)


@pytest.fixture(scope="session")
def factors_template(database_template: Template) -> str:
    """The template of FactorS's database."""
    return database_template("factors", build_factors)


@pytest.fixture(scope="module")
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    """One database for all tests of a module."""
    with copied(scratch, migrated) as dsn, closing(House(dsn)) as house:
        yield house


@pytest.fixture
def client(house: House) -> Client:
    return Client(house)


@pytest.fixture
def review(client: Client) -> int:
    """Three new invoices, of which the last is blocked."""
    first, second, third = client.stage_book([invoice(f"INV-{i}", f"{i}00.00") for i in (1, 2, 3)])
    return client.open_review([client.change(first), client.change(second), client.change(third, [RAISED])])
