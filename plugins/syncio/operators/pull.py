"""pull: due clients in shards, each shard in one task, and one event where anything was staged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from syncio.errors import Busy
from syncio.hooks.database import kept_open, stores
from syncio.hooks.sources import source_of
from syncio.inert import harmless
from syncio.operators.outcome import Failures, airflow_errors
from syncio.operators.requesters import requesters
from syncio.settings import settings
from syncio.stages.pull import Pulled, pull
from syncio.stores.clients import Clients
from syncio.stores.staging import Staging

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

    @property
    def label(self) -> str:
        """Whose shard it is, for Airflow's pages."""
        return ", ".join(harmless(name) for name in self.clients)

    def execute(self, context: Context) -> dict[str, int]:
        """:returns: the shard's sums of `sync_run`'s counts, and how often Airflow has `tried` it."""
        sums, failures = Counter(dict.fromkeys(COUNTED, 0)), Failures()
        asked = requesters(context)
        with kept_open():
            for name in self.clients:
                with failures.of(name):
                    sums.update(self.pull(name, asked))
        # Pushed before the verdict: the join task looks at what was staged, whether or not a client failed.
        result = {**sums, "tried": context["ti"].try_number}
        context["ti"].xcom_push("return_value", result)
        failures.report()
        return result

    def pull(self, name: str, asked: Sequence[str] = ()) -> dict[str, int]:
        """Pull one client on a connection that no other uses; no counts where another pull of it is under way."""
        with stores(self.db_conn_id) as connection:
            client = Clients(connection).get(name)
            with source_of(client) as source:
                try:
                    staging = Staging(connection, client)
                    return counts(pull(source, staging, overlap=settings().overlap, requesters=asked))
                except Busy as error:
                    self.log.info("%s", error)
                    return {}


class StagedOperator(BaseOperator):
    """Join the shards: emit the task's asset once, or skip where nothing was staged.

    A shard that was tried again counts as staged: what its earlier tries staged stands in no count.

    :param pulled: what the shards returned, a list of counts.
    """

    template_fields = ("pulled",)

    def __init__(self, *, pulled: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pulled = pulled

    def execute(self, context: Context) -> dict[str, int]:  # noqa: ARG002
        """:returns: the sums over all shards."""
        shards: list[Mapping[str, int]] = [shard for shard in self.pulled or () if shard]
        sums = {name: sum(shard[name] for shard in shards) for name in COUNTED}
        tried_again = any(shard["tried"] > 1 for shard in shards)
        if not (sums["created"] or sums["updated"] or tried_again):
            raise AirflowSkipException("nothing new was staged")
        return sums


def counts(pulled: Pulled) -> dict[str, int]:
    """The counts of a pull that add up over clients."""
    return {name: getattr(pulled.counts, name) for name in COUNTED}
