"""Telling Airflow's waiting task that its review is closed. The decision itself is on record already."""

from collections.abc import Generator

from syncio.errors import Conflict, Transient, Unknown
from syncio.reports.api import ReviewsApi

TRIES = 8
PAUSE = 2.0  # seconds


def answered(api: ReviewsApi, review: int) -> Generator[float, None, bool]:
    """Answer the task, giving it some time to begin waiting; answered before is as good.

    Nothing depends on the answer: a task that begins later looks into the decisions first and does not wait.

    :returns: yields the seconds to wait before each further try; at last False where the task did not wait by then.
    :raises SyncioError: what else may go wrong: the token has expired, or the right is missing.
    """
    for left in reversed(range(TRIES)):
        try:
            api.answer(review)
        except Conflict:
            return True
        except (Unknown, Transient):
            if left:
                yield PAUSE
        else:
            return True
    return False
