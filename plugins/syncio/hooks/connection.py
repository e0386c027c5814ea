"""Reading an Airflow connection, from wherever Airflow keeps it: environment, secrets backend, its own database."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from syncio.errors import Misconfigured

if TYPE_CHECKING:
    from airflow.sdk import Connection


def connection_of(conn_id: str) -> "Connection":
    """Read the connection `conn_id`; its password is masked in Airflow's logs from then on.

    :raises Misconfigured: where it is missing or cannot be read.
    """
    known = _known.get()
    if known is None:
        return looked_up(conn_id)
    if conn_id not in known:
        known[conn_id] = looked_up(conn_id)
    return known[conn_id]


@contextmanager
def remembered() -> Iterator[None]:
    """Within this, each connection is looked up once: in a task every look-up is a call to Airflow's API server."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def looked_up(conn_id: str) -> "Connection":
    """Ask Airflow, and look at what it answers."""
    from airflow.sdk import BaseHook  # noqa: PLC0415  # costs seconds that `python -m syncio --help` need not wait
    from airflow.sdk.exceptions import AirflowException  # noqa: PLC0415
    from airflow.sdk.log import mask_secret  # noqa: PLC0415

    variable = f"AIRFLOW_CONN_{conn_id.upper()}"
    try:
        connection = BaseHook.get_connection(conn_id)
    except AirflowException as error:
        if os.environ.get(variable):
            raise unreadable(conn_id, variable) from None
        message = f"connection {conn_id} is missing: set {variable}, or add it to Airflow or its secrets backend"
        raise Misconfigured(message) from error
    if not connection.conn_type or not readable(connection.extra):
        raise unreadable(conn_id, variable)
    if connection.password:
        mask_secret(connection.password)
    return connection


def readable(extra: str | None) -> bool:
    """Whether extras are what Airflow promises; it would take others for none and go on with defaults."""
    try:
        return not extra or isinstance(json.loads(extra), dict)
    except ValueError:
        return False


def unreadable(conn_id: str, variable: str) -> Misconfigured:
    return Misconfigured(
        f"connection {conn_id} cannot be read: write it (in {variable}, or where it is kept) as a URL or as JSON"
    )


_known: ContextVar["dict[str, Connection] | None"] = ContextVar("_known", default=None)
