"""report: a review as its reviewers see it, and as it was decided."""

from typing import Any, Literal

from airflow.sdk import BaseOperator, Context

from syncio.hooks.database import stores
from syncio.operators.outcome import airflow_errors
from syncio.settings import settings
from syncio.stages.report import approval_report, diff_report


class ReportOperator(BaseOperator):
    """Freeze a review, run its notebook over the frozen file, publish notebook and page, record their hashes.

    :param kind: `diff`, what is to be decided; or `approval`, who decided what.
    :param review: the review's id.
    :param db_conn_id: SyncIO's database.
    """

    template_fields = ("review",)

    def __init__(
        self, *, kind: Literal["diff", "approval"], review: int | str, db_conn_id: str = "syncio_db", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.kind = kind
        self.review = review
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> dict[str, str]:  # noqa: ARG002
        """:returns: the report's folder and hashes."""
        make = diff_report if self.kind == "diff" else approval_report
        with airflow_errors(), stores(self.db_conn_id) as connection:
            return make(connection, int(self.review), settings()).as_dict()
