"""One review: what is to be decided, the wait for it to be decided, who decided what, and where that leads."""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, Param

from syncio.operators.release import ReleaseOperator
from syncio.operators.report import ReportOperator
from syncio.operators.review import ReviewBranchOperator, SignOffOperator

REVIEW = "{{ params.review }}"

with DAG(
    "review",
    schedule=None,
    catchup=False,
    # Each waits for a person and holds nothing meanwhile.
    max_active_runs=1000,
    params={"review": Param(type="integer", minimum=1, description="The review's id")},
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio"],
    doc_md=__doc__,
):
    shown = ReportOperator(task_id="diff_report", kind="diff", review=REVIEW)
    signed = SignOffOperator(
        task_id="sign_off",
        review=REVIEW,
        # An answer that comes while the task parks fails the try; the next one finds the review closed.
        retry_delay=timedelta(seconds=2),
        subject="Review " + REVIEW + " waits for its sign-off",
        body="Decide and sign in `sign_off.ipynb`. An answer given here wakes this task and decides nothing.",
    )
    certified = ReportOperator(task_id="approval_report", kind="approval", review=REVIEW)
    branch = ReviewBranchOperator(task_id="branch", review=REVIEW)
    release = ReleaseOperator(task_id="release", review=REVIEW, outlets=[Asset("syncio://released")])
    shown >> signed >> certified >> branch
    branch >> [release, EmptyOperator(task_id="hold"), EmptyOperator(task_id="close_rejected")]
