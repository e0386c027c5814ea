"""sync_health: reviews that nobody decides are escalated, then expire."""

from copy import copy
from typing import Any

import msgspec
from airflow.sdk import BaseOperator, Context

from syncio.domain.deadline import Waiting
from syncio.hooks.database import stores
from syncio.inert import harmless
from syncio.operators.notifier import notifier
from syncio.operators.outcome import Failures, airflow_errors, put_back
from syncio.settings import settings
from syncio.stages.deadline import due, escalate, expire_all


class EscalateOperator(BaseOperator):
    """Have people told of each review whose deadline is near, once, through what `SYNCIO_NOTIFIER` names.

    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> list[int]:
        """:returns: the reviews that people were told of now."""
        told, failures = [], Failures()
        with airflow_errors(), stores(self.db_conn_id) as connection:
            notify = notifier(settings().notifier)

            def tell(review: Waiting) -> None:
                shown = msgspec.structs.replace(review, client=harmless(review.client))
                facts = msgspec.structs.asdict(shown) | {"sentence": shown.sentence}
                told_of: Any = {**context, "review": facts}
                copy(notify)(told_of)  # a copy, as a notifier fills in its templates for good

            for review in due(connection):
                with failures.of(review.client), put_back(connection):
                    if escalate(connection, review, tell):
                        told.append(review.review)
        failures.report()
        return told


class ExpireOperator(BaseOperator):
    """Close every review whose deadline has passed. A waiting task does so too, of its own; this is for the others.

    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> list[int]:  # noqa: ARG002
        """:returns: the reviews that have expired now."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            return expire_all(connection)
