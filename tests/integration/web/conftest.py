from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.integration.review.conftest import migrated, review
from tests.integration.review.house import House
from tests.integration.web.served import Served, served
from tests.sandbox.postgres import Logins, Scratch, drop

__all__ = ["migrated", "review"]


@pytest.fixture(scope="session")
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    dsn = scratch.create(migrated)
    with closing(House(dsn)) as house:
        yield house
    drop(scratch.admin, dsn.rpartition("/")[2])


@pytest.fixture(scope="session")
def api(house: House, postgres_logins: Logins, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app as it is deployed: its log-in is a member of `syncio_web` and of nothing else."""
    dsn = postgres_logins.dsn("syncio_api", house.dsn.rpartition("/")[2])
    with served(tmp_path_factory.mktemp("airflow"), dsn) as api:
        yield api


@pytest.fixture
def client(house: House) -> int:
    people = [("ann", "reviewer"), ("ben", "reviewer"), ("val", "reviewer"), ("vic", "viewer"), ("ada", "admin")]
    return house.client(people)
