"""Once a day: anchors the audit trail outside of the database, and verifies all of it.

**`verify` is red:** something that was put on record is not what it was. Its log names the entry. Change nothing, and
follow `docs/alarms/audit-broken.md`.

**`anchor` is red:** the trail's end could not be written to the anchors' folder; see `docs/alarms/anchor-failed.md`.

| task | does |
| --- | --- |
| `anchor` | writes where each client's chain ends, signed, where nobody who may write the database can change it |
| `verify` | follows every chain, and holds anchors and audited tables against them |
"""

from datetime import timedelta

from airflow.sdk import DAG

from syncio.operators.audit import AnchorOperator, VerifyAuditOperator

with DAG(
    "audit",
    schedule="45 3 * * *",
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5)},
    tags=["syncio", "audit"],
    description="Daily: the audit trail is anchored and verified",
    doc_md=__doc__,
):
    AnchorOperator(task_id="anchor")  # neither waits for the other, and each shows on the run
    VerifyAuditOperator(task_id="verify")
