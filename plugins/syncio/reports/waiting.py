"""Telling Airflow's waiting task that its review is closed. The decision itself is on record already."""

import time
from collections.abc import Callable

from syncio.errors import Conflict, Transient, Unknown
from syncio.reports.api import ReviewsApi

TRIES = 8
PAUSE = 2.0  # seconds


def answered(api: ReviewsApi, review: int, *, sleep: Callable[[float], None] = time.sleep) -> bool:
    """Answer the task, giving it some time to begin waiting; answered before is as good.

    Nothing depends on the answer: a task that begins later looks into the decisions first and does not wait.

    :returns: False where the task did not wait within that time.
    :raises SyncioError: what else may go wrong: the token has expired, or the right is missing.
    """
    for left in reversed(range(TRIES)):
        try:
            api.answer(review)
        except Conflict:
            return True
        except (Unknown, Transient):
            if left:
                sleep(PAUSE)
        else:
            return True
    return False
