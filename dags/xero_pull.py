"""Reads what changed at Xero since the last pull, client by client, into staging.

**`pull` is red:** the last lines of its log name each client that failed and say what to do. *Connect the client again*
means that its consent at Xero has ended. Nothing is lost: the next pull reads from where the last good one ended.

| task | does |
| --- | --- |
| `due_clients` | names the clients, 25 to a shard |
| `pull` | reads one shard; a client that fails does not stop the others |
| `holds` | holds in FactorS what was voided or credited, before anyone reviews it; lifts what is so no more |
| `feed_status` | tells FactorS whose books are read again, and whose cannot be |
| `staged` | tells `review_changes` that there is something new; skipped where there is nothing |
| `all_pulled` | fails where any client failed, or FactorS refused what it was told, and so shows it on the run |

Where FactorS does not answer, `holds` and `feed_status` stop nothing: their logs say so, and the next run tells it.
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, TriggerRule

from syncio.operators.holds import FeedStatusOperator, HoldOperator
from syncio.operators.pull import DueClientsOperator, PullOperator, StagedOperator

with DAG(
    "xero_pull",
    schedule=[Asset("syncio://due/xero")],
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=30), "retry_exponential_backoff": True},
    tags=["syncio", "pull"],
    description="What changed at Xero, into staging",
    doc_md=__doc__,
):
    due = DueClientsOperator(task_id="due_clients", source="xero")
    pulled = PullOperator.partial(
        task_id="pull",
        execution_timeout=timedelta(hours=2),
        max_active_tis_per_dagrun=2,
        map_index_template="{{ task.label | truncate(100) }}",
    ).expand(clients=due.output)
    # These also after a pull that failed for one client: what was staged of the others counts.
    held = HoldOperator(task_id="holds", trigger_rule=TriggerRule.ALL_DONE)
    told = FeedStatusOperator(task_id="feed_status", trigger_rule=TriggerRule.ALL_DONE)
    # Emits for the clients that were staged, even where another one failed.
    staged = StagedOperator(
        task_id="staged",
        pulled=pulled.output,
        outlets=[Asset("syncio://staged")],
        trigger_rule=TriggerRule.ALL_DONE,
    )
    pulled >> [held, told]
    held >> staged  # what is held is held before it is compared
    [pulled, held, told] >> EmptyOperator(task_id="all_pulled")
