"""push: what was released, into FactorS."""

from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowFailException

from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.operators.outcome import airflow_errors
from syncio.reports.rendering import plural
from syncio.stages.push import push


class PushOperator(BaseOperator):
    """Write what is released and pending into FactorS, exactly once.

    Fails, after all the others are written, where FactorS refuses a release: a person has to look.

    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", factors_conn_id: str = "factors_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> dict[str, Any]:
        """:returns: how many were pushed, withdrawn, failed, and left for the next run."""
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            pushed = push(connection, book)
        context["ti"].xcom_push("return_value", pushed.as_dict())
        if pushed.failed:
            text = f"FactorS refused {plural(pushed.failed, 'release')}, the others were written. The log says why"
            raise AirflowFailException(f"{text}; they come into review again")
        return pushed.as_dict()
