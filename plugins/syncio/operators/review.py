"""review: the waiting room of the sign-off, and the branch that it gates."""

from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import BaseBranchOperator, Context

from syncio.hooks.database import stores
from syncio.operators.outcome import airflow_errors
from syncio.settings import settings
from syncio.stages.report import verify_reports
from syncio.stores.reviews.unstarted import closing_of

#: Airflow can lose an answer that comes while the task parks. So often it looks for itself whether the review closed.
LOOK_AGAIN = timedelta(minutes=10)
WAITED = "Look again"


class SignOffOperator(HITLOperator):
    """Wait, holding no process, until a review has closed in SyncIO's own table.

    An answer through Airflow only wakes it: where the review is still open, it waits on. What was decided is never
    taken from the answer.

    :param review: the review's id.
    :param db_conn_id: SyncIO's database.
    """

    template_fields = ("subject", "body", "review")

    def __init__(self, *, review: int | str, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(
            options=["Signed", WAITED], defaults=[WAITED], response_timeout=LOOK_AGAIN, multiple=False, **kwargs
        )
        self.review = review
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> str:
        """Return at once where the review is closed, else park.

        :returns: the outcome, for people to see; the branch asks the table itself.
        """
        with airflow_errors(), stores(self.db_conn_id) as connection:
            closed = closing_of(connection, int(self.review))
        if closed is not None:
            return closed
        return super().execute(context)  # type: ignore[no-any-return]  # it parks by raising

    def execute_complete(self, context: Context, event: dict[str, Any]) -> str:  # noqa: ARG002
        """Somebody answered, or it is time to look: the table decides which of both it is."""
        return self.execute(context)


class ReviewBranchOperator(BaseBranchOperator):
    """Go where the decisions table says, once both reports exist with the hashes on record.

    :param review: the review's id.
    :param db_conn_id: SyncIO's database.
    """

    template_fields = ("review",)

    def __init__(self, *, review: int | str, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.review = review
        self.db_conn_id = db_conn_id

    def choose_branch(self, context: Context) -> str:  # noqa: ARG002
        """:returns: `release`, `hold` or `close_rejected`, the names of the tasks that follow."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            verify_reports(connection, int(self.review), settings())
            return closing_of(connection, int(self.review)) or "hold"
