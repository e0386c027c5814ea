"""What the databases of the tests are copies of."""

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from syncio.stores.factors import create_schema
from syncio.stores.migrate import migrate


def build_staging(dsn: str) -> None:
    migrate(dsn)


def build_factors(dsn: str) -> None:
    engine = create_engine(make_url(dsn).set(drivername="postgresql+psycopg"))
    create_schema(engine)
    create_schema(engine)  # safe to run again
    engine.dispose()
