"""audit: where the trail ends, written outside of the database; and whether all of it is still there."""

import logging
from typing import Any

import msgspec
from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowFailException

from syncio.hooks.database import stores
from syncio.hooks.notary import Notary
from syncio.inert import harmless, visible
from syncio.operators.outcome import airflow_errors
from syncio.reports.rendering import plural
from syncio.settings import settings
from syncio.stages.audit import anchor, anchored, verify
from syncio.stores.audit.anchors import Anchors
from syncio.stores.reports import Reports

log = logging.getLogger(__name__)

#: So many flaws are written to the log; `python -m syncio verify-audit` tells all.
LOGGED = 20


class AnchorOperator(BaseOperator):
    """Anchor the chain of a review's client, or every chain that moved on since it was anchored last.

    :param review: the review's id; all chains where left out.
    :param db_conn_id: SyncIO's database.
    """

    template_fields = ("review",)

    def __init__(self, *, review: int | str | None = None, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.review = review
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> int:  # noqa: ARG002
        """:returns: how many chains were anchored."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            known, notary = settings(), Notary(settings().anchor_keys)
            client = None if self.review is None else Reports(connection).client(int(self.review))
            return anchor(connection, Anchors(known.anchors_url), notary.sign, client)


class VerifyAuditOperator(BaseOperator):
    """Verify the audit trail, its anchors and the tables it is about; fails where a person has to look.

    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> dict[str, Any]:  # noqa: ARG002
        """:returns: how many entries, chains and anchors were verified."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            known, notary = settings(), Notary(settings().anchor_keys)
            verified = verify(connection, lambda: anchored(Anchors(known.anchors_url), notary.read))
        for flaw in verified.flaws[:LOGGED]:
            whose = harmless(flaw.name) if flaw.name else flaw.client
            log.error("client %s, entry %s (%s): %s", whose, flaw.no, flaw.kind, visible(flaw.what))
        if verified.flaws:
            text = f"the audit trail has {plural(len(verified.flaws), 'flaw')}, the log says which"
            raise AirflowFailException(f"{text}: `python -m syncio verify-audit` tells all, then see docs/alarms")
        plain: dict[str, Any] = msgspec.to_builtins(verified)
        return plain
