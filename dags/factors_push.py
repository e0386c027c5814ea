"""What was released, into FactorS: as soon as there is any, and every fifteen minutes for what was left."""

from datetime import timedelta

from airflow.sdk import DAG, Asset, AssetOrTimeSchedule, CronTriggerTimetable

from syncio.operators.push import PushOperator

with DAG(
    "factors_push",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("*/15 * * * *", timezone="UTC"), assets=[Asset("syncio://released")]
    ),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 5, "retry_delay": timedelta(seconds=30), "retry_exponential_backoff": True},
    tags=["syncio"],
    doc_md=__doc__,
):
    PushOperator(task_id="push")
