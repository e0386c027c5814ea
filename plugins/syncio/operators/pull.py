"""pull: due clients in shards, each shard in one task, and one event where anything was staged."""

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from syncio.errors import Busy, SyncioError
from syncio.hooks.database import stores
from syncio.hooks.sources import source_of
from syncio.operators.outcome import airflow_errors, report_failures
from syncio.settings import settings
from syncio.stages.pull import Pulled, pull
from syncio.stores.clients import Clients
from syncio.stores.staging import Staging

log = logging.getLogger(__name__)
#: A task costs about half a second, a client with nothing new a hundredth: so many clients share a task.
SHARD = 25
COUNTED = ("processed", "documents", "created", "updated", "unchanged", "failed", "staged", "api_calls", "bytes")


class DueClientsOperator(BaseOperator):
    """Name the clients of a source that are due, in shards.

    :param source: a folder under `syncio/sources`.
    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, source: str, db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = source
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> list[list[str]]:  # noqa: ARG002
        """:returns: shards of client names."""
        with airflow_errors(), stores(self.db_conn_id) as connection:
            names = [client.name for client in Clients(connection).all(self.source)]
        return [names[start : start + SHARD] for start in range(0, len(names), SHARD)]


class PullOperator(BaseOperator):
    """Pull the clients of one shard, one after the other; one that fails does not stop the others.

    :param clients: their names.
    :param db_conn_id: SyncIO's database.
    """

    def __init__(self, *, clients: Sequence[str], db_conn_id: str = "syncio_db", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.clients = clients
        self.db_conn_id = db_conn_id

    def execute(self, context: Context) -> dict[str, int]:
        """:returns: the shard's sums of `sync_run`'s counts."""
        sums: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        failures: list[tuple[str, SyncioError]] = []
        for name in self.clients:
            try:
                sums.update({key: value for key, value in self.pull(name).as_dict().items() if key in COUNTED})
            except Busy as error:
                log.info("%s", error)
            except SyncioError as error:
                failures.append((name, error))
        # Pushed before the verdict: the join task looks at what was staged, whether or not a client failed.
        context["ti"].xcom_push("return_value", dict(sums))
        report_failures(failures)
        return dict(sums)

    def pull(self, name: str) -> Pulled:
        """Pull one client on a connection of its own."""
        with stores(self.db_conn_id) as connection:
            client = Clients(connection).get(name)
            connection.commit()
            with source_of(client) as source:
                return pull(source, Staging(connection, client), overlap=settings().overlap)


class StagedOperator(BaseOperator):
    """Join the shards: emit the task's asset once, or skip where nothing was staged.

    :param pulled: what the shards returned, a list of counts.
    """

    template_fields = ("pulled",)

    def __init__(self, *, pulled: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pulled = pulled

    def execute(self, context: Context) -> dict[str, int]:  # noqa: ARG002
        """:returns: the sums over all shards."""
        sums: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        for counts in self.pulled or ():
            sums.update(counts or {})
        if not sums["created"] + sums["updated"]:
            raise AirflowSkipException("nothing new was staged")
        return dict(sums)
