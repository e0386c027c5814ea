"""Looks every hour for reviews that nobody decides, for feeds that nobody reads, and for what FactorS was not told.

**`escalate` is red:** the notifier that `SYNCIO_NOTIFIER` names did not take the message; the log says why. The next
hour tries again. **`expire` is red:** SyncIO's database did not answer. Nothing is decided past a deadline in any case.
**`holds` or `feed_status` is red:** FactorS refused what it was told; the log says why. Where it does not answer they
are green, say so in their logs, and tell it in the next run.

| task | does |
| --- | --- |
| `escalate` | tells people once of each review that waits and will expire soon |
| `expire` | closes reviews whose deadline has passed: nothing of them is pushed, their rows come in the next review |
| `holds` | looks at every client for what was voided or credited at the source, whether or not it was pulled lately |
| `feed_status` | tells FactorS whose books were not read for too long, also where no pull runs at all |
"""

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable

from syncio.operators.health import EscalateOperator, ExpireOperator
from syncio.operators.holds import FeedStatusOperator, HoldOperator

with DAG(
    "sync_health",
    schedule=CronTriggerTimetable("30 * * * *", timezone="UTC"),  # before `review_changes` opens what comes again
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio", "health"],
    description="Reviews that wait too long, feeds that are stale, and what FactorS was not told",
    doc_md=__doc__,
):
    EscalateOperator(task_id="escalate")
    ExpireOperator(task_id="expire")
    HoldOperator(task_id="holds", everyone=True)
    FeedStatusOperator(task_id="feed_status")
