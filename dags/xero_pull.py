"""Xero's clients into staging: a tick every ten minutes says that some are due; they are pulled in shards."""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, TriggerRule

from syncio.operators.pull import DueClientsOperator, PullOperator, StagedOperator

DUE = Asset("syncio://due/xero")
STAGED = Asset("syncio://staged")
RETRIES = {"retries": 3, "retry_delay": timedelta(seconds=30), "retry_exponential_backoff": True}

with DAG("xero_tick", schedule="*/10 * * * *", catchup=False, max_active_runs=1, tags=["syncio"], doc_md=__doc__):
    EmptyOperator(task_id="tick", outlets=[DUE])

with DAG(
    "xero_pull", schedule=[DUE], catchup=False, max_active_runs=1, default_args=RETRIES, tags=["syncio"], doc_md=__doc__
):
    due = DueClientsOperator(task_id="due_clients", source="xero")
    pulled = PullOperator.partial(task_id="pull", max_active_tis_per_dagrun=2).expand(clients=due.output)
    # Emits for the clients that were staged, even where another one failed; `pull` itself shows the failure.
    staged = StagedOperator(task_id="staged", pulled=pulled.output, outlets=[STAGED], trigger_rule=TriggerRule.ALL_DONE)
    pulled >> staged
    pulled >> EmptyOperator(task_id="all_pulled")
