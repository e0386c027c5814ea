"""Looks every hour for reviews that nobody decides: tells people of those whose deadline is near, ends those past it.

**`escalate` is red:** the notifier that `SYNCIO_NOTIFIER` names did not take the message; the log says why. The next
hour tries again. **`expire` is red:** SyncIO's database did not answer. Nothing is decided past a deadline in any case.

| task | does |
| --- | --- |
| `escalate` | tells people once of each review that waits and will expire soon |
| `expire` | closes reviews whose deadline has passed: nothing of them is pushed, their rows come in the next review |
"""

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable

from syncio.operators.health import EscalateOperator, ExpireOperator

with DAG(
    "sync_health",
    schedule=CronTriggerTimetable("30 * * * *", timezone="UTC"),  # before `review_changes` opens what comes again
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio", "health"],
    description="Reviews that wait too long: escalated, then expired",
    doc_md=__doc__,
):
    EscalateOperator(task_id="escalate")
    ExpireOperator(task_id="expire")
