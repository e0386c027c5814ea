"""Many clients, one after the other: what goes wrong with one of them stops none of the others."""

import logging
from collections.abc import Callable, Iterable

from syncio.domain.client import Client
from syncio.errors import SyncioError, Unavailable
from syncio.stores.database import Connection, translated

log = logging.getLogger(__name__)


def serve(connection: Connection, clients: Iterable[Client], work: Callable[[Client], object]) -> None:
    """Do some work for each client, which commits; where it fails its transaction is rolled back.

    :raises Unavailable: at once: a server that does not answer one client does not answer the next.
    :raises SyncioError: the first of the other errors, after all clients were served; the log has them all.
    """
    errors: list[SyncioError] = []
    for client in clients:
        try:
            with translated():
                work(client)
        except Unavailable:
            raise
        except SyncioError as error:
            if not connection.closed:
                connection.rollback()
            error.facts.setdefault("client", client.name)
            log.error("%s", error)  # noqa: TRY400  # a sentence of ours says all; it is raised below
            errors.append(error)
    if errors:
        raise errors[0]
