"""The reference FactorS schema, for a test system or a lender that has none yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from syncio.stores.factors.adapter import Adapter, adapter_for


def create_schema(engine: Engine) -> None:
    """Create what is missing: tables, the view `integration.funding`, and the rights of those who use them.

    On PostgreSQL they go to the roles factors_push and loan_book where these exist. On SQL Server the scripts of the
    folder `mssql` are run, which make the role syncio_push. Safe to run again.

    :raises Misconfigured: where the log-in may not.
    """
    with owning(engine) as (adapter, connection):
        adapter.create(connection)


def create_integration(engine: Engine) -> None:
    """Create what is missing of schema `integration` alone, beside a loan book of somebody else's; safe to run again.

    :raises Misconfigured: where the log-in may not.
    """
    with owning(engine) as (adapter, connection):
        adapter.create_integration(connection)


@contextmanager
def owning(engine: Engine) -> Iterator[tuple[Adapter, Connection]]:
    """A transaction of whoever owns FactorS's database."""
    adapter = adapter_for(engine)
    try:
        with engine.begin() as connection:
            yield adapter, connection
    except adapter.errors as error:
        raise adapter.meaning(error) from error
