"""holds and feeds: what lowers availability in FactorS before anyone has reviewed it."""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from airflow.sdk import BaseOperator, Context

from syncio.errors import Transient
from syncio.hooks.database import stores
from syncio.hooks.factors import factors
from syncio.operators.outcome import airflow_errors
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stores.clients import Clients
from syncio.stores.database import Connection
from syncio.stores.factors import Factors

log = logging.getLogger(__name__)


class HoldOperator(BaseOperator):
    """Hold what has become less at the source, and lift what is so no more; then have FactorS know.

    Where FactorS does not answer nothing fails: what was decided is on record, and the next run tells it.

    :param everyone: look at every client, not only at those of whom something was staged since the last look.
    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS.
    """

    def __init__(
        self,
        *,
        everyone: bool = False,
        db_conn_id: str = "syncio_db",
        factors_conn_id: str = "factors_db",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.everyone = everyone
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> dict[str, int]:  # noqa: ARG002
        """:returns: holds placed and lifted; of how many clients FactorS was told, -1 where it did not answer."""
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            decided = decide_holds(connection, Clients(connection).all() if self.everyone else None)
            told = told_or_later(tell_holds, connection, book)
        plain: dict[str, int] = msgspec.to_builtins(decided)
        return plain | {"told": told}


class FeedStatusOperator(BaseOperator):
    """Look whose books are read, and have FactorS know; as `HoldOperator` where FactorS does not answer.

    :param db_conn_id: SyncIO's database.
    :param factors_conn_id: FactorS.
    """

    def __init__(self, *, db_conn_id: str = "syncio_db", factors_conn_id: str = "factors_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.db_conn_id = db_conn_id
        self.factors_conn_id = factors_conn_id

    def execute(self, context: Context) -> dict[str, int]:  # noqa: ARG002
        """:returns: feeds that changed; of how many clients FactorS was told, -1 where it did not answer."""
        with airflow_errors(), stores(self.db_conn_id) as connection, factors(self.factors_conn_id) as book:
            changed = watch_feeds(connection)
            return {"changed": changed, "told": told_or_later(tell_feeds, connection, book)}


def told_or_later(tell: Callable[[Connection, Factors], int], connection: Connection, book: Factors) -> int:
    """Tell FactorS, of how many clients; -1 where it does not answer just now: the next run tells it."""
    try:
        return tell(connection, book)
    except Transient as error:
        log.warning("FactorS was not told, and is in the next run: %s", error)
        return -1
