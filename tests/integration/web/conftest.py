from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.integration.staged.database import copied, database_name
from tests.integration.staged.house import House
from tests.integration.web.auth_managers import AUTH_MANAGERS
from tests.integration.web.served import Served, served
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="session")
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    """One database, as there is one server, which takes seconds to start."""
    with copied(scratch, migrated) as dsn, closing(House(dsn)) as house:
        yield house


#: FAB's server takes a while for all that it sets up; tests/fab tries its roles in any case.
MANAGERS = [pytest.param(name, marks=pytest.mark.thorough) if name == "fab" else name for name in AUTH_MANAGERS]


@pytest.fixture(scope="session", params=MANAGERS)
def api(
    request: pytest.FixtureRequest, house: House, postgres_logins: Logins, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The app as it is deployed, under each auth manager. Its log-in is a member of `syncio_web` alone."""
    dsn = postgres_logins.dsn("syncio_api", database_name(house.dsn))
    with served(tmp_path_factory.mktemp("airflow"), dsn, request.param) as api:
        yield api
