from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from syncio.stores.factors import create_schema
from syncio.stores.migrate import migrate
from tests.integration.push.house import House
from tests.sandbox.postgres import Logins, Scratch, drop

Template = Callable[[str, Callable[[str], None]], str]


def build_staging(dsn: str) -> None:
    migrate(dsn)


def build_factors(dsn: str) -> None:
    engine = create_engine(make_url(dsn).set(drivername="postgresql+psycopg"))
    create_schema(engine)
    create_schema(engine)  # safe to run again
    engine.dispose()


@pytest.fixture(scope="module")
def house(scratch: Scratch, postgres_logins: Logins, database_template: Template) -> Iterator[House]:
    """Staging and FactorS, each in a database of its own, for all tests of a module: each makes its own client."""
    staging = scratch.create(database_template("push_staging", build_staging))
    factors = scratch.create(database_template("push_factors", build_factors))
    names = [str(make_url(dsn).database) for dsn in (staging, factors)]
    with closing(House(staging, factors, postgres_logins.dsn("factors_push", names[1]))) as house:
        yield house
    drop(scratch.admin, *names)
