"""A client -> its source, by the name that stands in the client's row."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from syncio.domain.client import Client
from syncio.errors import Misconfigured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syncio.domain.ports import Source


@contextmanager
def source_of(client: Client) -> "Iterator[Source]":
    """Open the client's source.

    :raises Misconfigured: where this SyncIO has no such source.
    """
    if client.source != "xero":
        raise Misconfigured("this SyncIO has no such source", source=client.source, client=client.name)
    from syncio.hooks.xero import XeroHook  # noqa: PLC0415  # Airflow's import is paid by those who pull

    with XeroHook().source(client) as source:
        yield source
