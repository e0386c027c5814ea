"""One client's review, from what is to be decided to what follows from the decision. `review_changes` starts it.

**Waiting for you?** Open `sign_off.ipynb` in JupyterLab, log in as here, choose the review. Nothing is decided in
Airflow: marking a task as successful, or answering `sign_off` here, lets nothing pass.

**A task is red:** the last line of its log says what a person has to do; then clear that task. *Not the file that was
published* means that somebody changed a report: find out who before anything else.

| task | does |
| --- | --- |
| `diff_report` | publishes what changed and why it matters |
| `sign_off` | waits, holding no process, until people have decided and signed |
| `approval_report` | publishes who decided what, and when |
| `anchor` | writes where the client's audit trail ends outside of the database; a red one stops nothing else |
| `branch` | looks into the record of decisions, and whether both reports are the published ones |
| `release` | at least one change was approved: checks each again and lets `factors_push` have it |
| `hold` | nothing was decided: what is open comes again in the client's next review |
| `close_rejected` | at least one was rejected and none approved: nothing is written |
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, Param

from syncio.operators.audit import AnchorOperator
from syncio.operators.release import ReleaseOperator
from syncio.operators.report import ReportOperator
from syncio.operators.review import ReviewBranchOperator, SignOffOperator

REVIEW = "{{ params.review }}"

with DAG(
    "review",
    schedule=None,
    catchup=False,
    max_active_runs=1000,  # each waits for a person, and holds nothing meanwhile
    params={"review": Param(type="integer", minimum=1, description="The review's id")},
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30)},
    tags=["syncio", "review"],
    description="One client's review: report, sign-off, branch, release",
    doc_md=__doc__,
):
    shown = ReportOperator(task_id="diff_report", kind="diff", review=REVIEW)
    # An answer that comes while the task parks fails the try; the next one finds the review closed, or waits on.
    signed = SignOffOperator(task_id="sign_off", review=REVIEW, retries=10, retry_delay=timedelta(seconds=2))
    certified = ReportOperator(task_id="approval_report", kind="approval", review=REVIEW)
    branch = ReviewBranchOperator(task_id="branch", review=REVIEW)
    release = ReleaseOperator(task_id="release", review=REVIEW, outlets=[Asset("syncio://released")])
    anchored = AnchorOperator(task_id="anchor", review=REVIEW)
    shown >> signed >> certified >> [anchored, branch]
    branch >> [release, EmptyOperator(task_id="hold"), EmptyOperator(task_id="close_rejected")]
