"""compare: every client against its approved copies, and the reviews that are due."""

from typing import Any

import msgspec
from airflow.sdk import BaseOperator, Context
from msgspec.structs import replace

from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.inert import harmless
from syncio.operators.outcome import Failures, airflow_errors, put_back
from syncio.operators.requesters import requesters
from syncio.operators.review import headline
from syncio.stages.compare import Compared, compare, known_funding
from syncio.stores.clients import Clients
from syncio.stores.reviews import Reviews
from syncio.stores.reviews.unstarted import unstarted_reviews


class CompareOperator(BaseOperator):
    """Compare every client, supersede what was overtaken, open the reviews that are due; never waits for anybody.

    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS, asked for what is funded. Where it is down the last answer counts.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", factors_conn_id: str = "factors_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> list[dict[str, Any]]:
        """:returns: what was found of each client that has any change, for people: clients as Airflow may show them."""
        found: list[Compared] = []
        failures, asked = Failures(), requesters(context)
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            clients = Clients(connection).all()
            connection.commit()
            for client in clients:
                with failures.of(client.name), put_back(connection):
                    found.append(compare(connection, client, known_funding(book, client), asked))
        told = [replace(each, client=harmless(each.client)) for each in found if each.changes or each.superseded]
        result: list[dict[str, Any]] = msgspec.to_builtins(told)
        # Pushed before the verdict: also where one client fails, this is what was found of the others.
        context["ti"].xcom_push("return_value", result)
        failures.report()
        return result


class OpenReviewsOperator(BaseOperator):
    """Name the open reviews that no run has taken up yet, as arguments of their runs.

    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> list[dict[str, Any]]:  # noqa: ARG002
        """:returns: `trigger_run_id`, `conf` and `note` for each."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            reviews = [Reviews(connection).one(review) for review in unstarted_reviews(connection)]
        return [
            {"trigger_run_id": review.run_id, "conf": {"review": review.id}, "note": headline(review)}
            for review in reviews
        ]
