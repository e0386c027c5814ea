"""Finds what differs from what was approved last, and opens a review for each client that has any. Never waits.

**`compare` is red:** the last lines of its log name each client that failed and why. The others' reviews are open. A
client has one open review at a time: what is found meanwhile joins its next one.

| task | does |
| --- | --- |
| `release_clean` | releases edits that a standing approval lets pass without a person; skipped where there are none |
| `compare` | compares every client with its approved copies, and opens the reviews that are due |
| `open_reviews` | names the open reviews that nobody has been shown yet |
| `start_review` | starts one run of `review` for each, named `review-<id>`; skipped where that run exists |
| `release_balance` | releases payments and credits that a standing approval covers; skipped where there are none |
| `all_compared` | fails where any client failed, and so shows it on the run |
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, Asset, AssetOrTimeSchedule, CronTriggerTimetable, TriggerRule

from syncio.operators.compare import CompareOperator, OpenReviewsOperator
from syncio.operators.release import ReleaseBalanceOperator, ReleaseCleanOperator

with DAG(
    "review_changes",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("0 * * * *", timezone="UTC"), assets=[Asset("syncio://staged")]
    ),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio", "compare"],
    description="What differs from what was approved, into reviews",
    doc_md=__doc__,
):
    # First, as people are shown all that it leaves; where it fails they are shown everything.
    clean = ReleaseCleanOperator(task_id="release_clean", outlets=[Asset("syncio://released")])
    compared = CompareOperator(task_id="compare", trigger_rule=TriggerRule.ALL_DONE)
    # These two also after a comparison that failed for one client: the others are compared.
    reviews = OpenReviewsOperator(task_id="open_reviews", trigger_rule=TriggerRule.ALL_DONE)
    balances = ReleaseBalanceOperator(
        task_id="release_balance", outlets=[Asset("syncio://released")], trigger_rule=TriggerRule.ALL_DONE
    )
    started = TriggerDagRunOperator.partial(
        task_id="start_review",
        trigger_dag_id="review",
        logical_date=None,
        skip_when_already_exists=True,
        map_index_template="{{ task.trigger_run_id }}",
    ).expand_kwargs(reviews.output)
    clean >> compared >> [reviews, balances, EmptyOperator(task_id="all_compared")]
