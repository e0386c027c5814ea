"""Says every ten minutes that Xero's clients are due, and does nothing else: `xero_pull` listens.

Pause it to stop the regular pulls. A pull can be started by hand all the same.
"""

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset

with DAG(
    "xero_tick",
    schedule="*/10 * * * *",
    catchup=False,
    max_active_runs=1,
    tags=["syncio", "pull"],
    description="Every ten minutes: Xero's clients are due",
    doc_md=__doc__,
):
    EmptyOperator(task_id="tick", outlets=[Asset("syncio://due/xero")])
