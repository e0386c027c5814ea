"""A client -> its source, by the name that stands in the client's row."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from syncio.domain.client import Client
from syncio.errors import Misconfigured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syncio.domain.ports import Reader, Source


@contextmanager
def source_of(client: Client) -> "Iterator[Source]":
    """Open the client's source.

    :raises Misconfigured: where this SyncIO has no such source, or it is not set up.
    """
    if client.source != "xero":
        raise missing(client)
    from syncio.hooks.xero import XeroHook  # noqa: PLC0415  # Airflow's import is paid by those who pull

    with XeroHook().source(client) as source:
        yield source


def reader_of(client: Client) -> "Reader":
    """What reads the bytes that were kept of this client; needs no connection.

    :raises Misconfigured: where this SyncIO has no such source.
    """
    if client.source != "xero":
        raise missing(client)
    from syncio.sources.xero.reader import XeroReader  # noqa: PLC0415

    return XeroReader()


def missing(client: Client) -> Misconfigured:
    return Misconfigured("this SyncIO has no such source", source=client.source, client=client.name)
