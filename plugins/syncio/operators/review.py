"""review: the waiting room of the sign-off, and the branch that it gates."""

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import BaseBranchOperator, Context
from airflow.sdk.exceptions import TaskAwaitingInput

from syncio.domain.shown import ReviewRow
from syncio.errors import Refused
from syncio.hooks.database import stores
from syncio.inert import harmless
from syncio.operators.outcome import airflow_errors
from syncio.reports.rendering import plural
from syncio.settings import settings
from syncio.stages.deadline import expire_review
from syncio.stages.report import verify_reports
from syncio.stores.reviews import Reviews

#: An answer can be lost: Airflow may drop one that comes just while the task parks, and a notebook may be closed before
#: it answers. So the task looks for itself now and then; each look costs about half a second.
FIRST_LOOK, SLOWEST_LOOK = timedelta(seconds=15), timedelta(minutes=30)
SIGNED, WAITED = "Signed", "Look again"
BODY = """\
Nothing is decided here. A reviewer of this client opens the sign-off desk (Voila, or **`sign_off.ipynb`** in JupyterLab
or Notebook), logs in with the name and password used here, chooses this review, decides and signs; the diff report is
shown there too. The desk then answers this task by itself.

*Signed* and *Look again* do the same: the task looks into SyncIO's own record of decisions, and goes on only where the
review has closed there.
"""


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
            subject=f"Review {review}", body=BODY, options=[SIGNED, WAITED], defaults=[WAITED], multiple=False, **kwargs
        )
        self.review = review
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> str:
        """Return at once where the review is closed, else park, naming it to those who look at what waits.

        :returns: the outcome, for people to see; the branch asks the table itself.
        """
        review = self.look()
        if review.outcome is None:
            self.subject = headline(review)
            self.response_timeout = until_next_look(datetime.now(UTC), review.opened, review.deadline)
            try:
                super().execute(context)
            except TaskAwaitingInput:  # asking wipes out an answer to an earlier request, which came after `look`
                review = self.look()
                if review.outcome is None:
                    raise
        return str(review.outcome)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> str:  # noqa: ARG002
        """Somebody answered, or it is time to look: the table decides which of both it is."""
        return self.execute(context)

    def look(self) -> ReviewRow:
        """The review as it stands; one whose deadline has passed has just closed."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            expire_review(connection, int(self.review))
            return Reviews(connection).one(int(self.review))


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
            review = Reviews(connection).one(int(self.review))
            if review.outcome is None:
                raise Refused("the review is still open: nothing follows from it", review=review.id)
            return review.outcome


def until_next_look(now: datetime, opened: datetime, deadline: datetime | None) -> timedelta:
    """As long again as the review has been open: a lost answer costs little early, and looking costs little late.

    Its deadline is not waited past.
    """
    usual = min(max(now - opened, FIRST_LOOK), SLOWEST_LOOK)
    return usual if deadline is None else min(usual, max(deadline - now, FIRST_LOOK))


def headline(review: ReviewRow) -> str:
    """Whose review it is and what is in it, in one line whose first words say most: lists show no more."""
    counts = f"{plural(review.changes, 'change')}, {review.flagged} flagged, {review.blocked} blocked"
    return f"{harmless(review.client)}: {counts} (review {review.id})"
