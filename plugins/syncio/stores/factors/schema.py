"""The reference FactorS schema, for a test system or a lender that has none yet."""

from sqlalchemy import Engine, inspect
from sqlalchemy.schema import CreateSchema

from syncio.stores.factors.adapter import adapter_for
from syncio.stores.factors.integration import INTEGRATION
from syncio.stores.factors.tables import metadata


def create_schema(engine: Engine) -> None:
    """Create what is missing: tables, the view `integration.funding`, and on PostgreSQL the roles' rights.

    The rights go to the roles factors_push and loan_book where these exist. Safe to run again.

    :raises Misconfigured: where the log-in may not.
    """
    adapter = adapter_for(engine)
    try:
        with engine.begin() as connection:
            if INTEGRATION not in inspect(connection).get_schema_names():
                connection.execute(CreateSchema(INTEGRATION))
            metadata.create_all(connection)
            adapter.finish(connection)
    except adapter.errors as error:
        raise adapter.meaning(error) from error
