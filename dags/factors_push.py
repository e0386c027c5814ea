"""Writes what was released into FactorS, exactly once: as soon as there is any, and every fifteen minutes for the rest.

**`push` is red:** FactorS did not answer, or refused a release. Refused ones stand in the log with their reasons, one
each; all others were written. They are withdrawn and come into review again: put right what the reason names before
they are approved again. It is safe to clear the task, and to run it many times at once.

| task | does |
| --- | --- |
| `push` | writes what was released |
| `holds` | lifts the holds of what FactorS's own copy says now |
| `all_pushed` | fails where one of them did, and so shows it on the run |
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, AssetOrTimeSchedule, CronTriggerTimetable, TriggerRule

from syncio.operators.holds import HoldOperator
from syncio.operators.push import PushOperator

with DAG(
    "factors_push",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("*/15 * * * *", timezone="UTC"), assets=[Asset("syncio://released")]
    ),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 5, "retry_delay": timedelta(seconds=30), "retry_exponential_backoff": True},
    tags=["syncio", "push"],
    description="What was released, into FactorS",
    doc_md=__doc__,
):
    pushed = PushOperator(task_id="push", execution_timeout=timedelta(minutes=30))
    held = HoldOperator(task_id="holds", trigger_rule=TriggerRule.ALL_DONE)
    pushed >> held
    [pushed, held] >> EmptyOperator(task_id="all_pushed")
