"""What changed since the last approval: reviews for people, balances for the standing approvals. Never waits."""

from datetime import timedelta

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, Asset, AssetOrTimeSchedule, CronTriggerTimetable, TriggerRule

from syncio.operators.compare import CompareOperator, OpenReviewsOperator
from syncio.operators.release import ReleaseBalanceOperator

with DAG(
    "review_changes",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("0 * * * *", timezone="UTC"), assets=[Asset("syncio://staged")]
    ),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio"],
    doc_md=__doc__,
):
    compared = CompareOperator(task_id="compare")
    # Also after a comparison that failed for one client: the others' reviews are open already.
    reviews = OpenReviewsOperator(task_id="open_reviews", trigger_rule=TriggerRule.ALL_DONE)
    ReleaseBalanceOperator(
        task_id="release_balance", trigger_rule=TriggerRule.ALL_DONE, outlets=[Asset("syncio://released")]
    ).set_upstream(compared)
    compared >> reviews
    TriggerDagRunOperator.partial(
        task_id="start_review", trigger_dag_id="review", skip_when_already_exists=True
    ).expand_kwargs(reviews.output)
