"""release: what was signed, checked again, becomes what push may read."""

from typing import Any

import msgspec
from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.operators.outcome import Failures, airflow_errors, put_back
from syncio.settings import settings
from syncio.stages.clean import release_clean
from syncio.stages.compare import known_funding, look_again
from syncio.stages.release import release, release_balance
from syncio.stages.report import verify_reports
from syncio.stores.clients import Clients
from syncio.stores.releases import CleanReleases


class ReleaseOperator(BaseOperator):
    """Check every approved change of a review again, and release those that hold.

    :param review: the review's id.
    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS, asked once more for what is funded.
    """

    template_fields = ("review",)

    def __init__(
        self, *, review: int | str, db_conn_id: str = "syncio_db", factors_conn_id: str = "factors_db", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.review = review
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> dict[str, Any]:  # noqa: ARG002
        """:returns: how many were released, and each that was refused with its reason."""
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            verify_reports(connection, int(self.review), settings())
            look_again(connection, book, int(self.review))
            released = release(connection, int(self.review))
        for refused in released.refused:
            self.log.warning("not released: %s", refused)
        plain: dict[str, Any] = msgspec.to_builtins(released)
        return plain


class ReleaseBalanceOperator(BaseOperator):
    """Release payments and applied credits that a standing approval covers; skip where there are none.

    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> int:  # noqa: ARG002
        """:returns: how many were released."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            released = release_balance(connection)
        if not released:
            raise AirflowSkipException("no balance moved that a standing approval covers")
        return released


class ReleaseCleanOperator(BaseOperator):
    """Release edits that raise nothing and carry no flag, of clients that have approved so; skip where there are none.

    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS, asked for what is funded. Where it is down the last answer counts.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", factors_conn_id: str = "factors_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> int:  # noqa: ARG002
        """:returns: how many were released."""
        released, failures = 0, Failures()
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            clients = Clients(connection)
            for name in CleanReleases(connection).clients():
                with failures.of(name), put_back(connection):
                    client = clients.get(name)
                    released += release_clean(connection, client, known_funding(book, client))
        failures.report()
        if not released:
            raise AirflowSkipException("no edit that a standing approval covers")
        return released
