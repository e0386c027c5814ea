"""Reading an Airflow connection, from wherever Airflow keeps it: environment, secrets backend, its own database."""

import os
from typing import TYPE_CHECKING

from syncio.errors import Misconfigured

if TYPE_CHECKING:
    from airflow.sdk import Connection


def connection_of(conn_id: str) -> "Connection":
    """Read the connection `conn_id`; its password is masked in Airflow's logs from then on.

    :raises Misconfigured: where it is missing or cannot be read.
    """
    from airflow.sdk import BaseHook  # noqa: PLC0415  # costs a second that `python -m syncio --help` need not wait
    from airflow.sdk.exceptions import AirflowException  # noqa: PLC0415
    from airflow.sdk.log import mask_secret  # noqa: PLC0415

    try:
        connection = BaseHook.get_connection(conn_id)
    except AirflowException as error:
        variable = f"AIRFLOW_CONN_{conn_id.upper()}"
        if os.environ.get(variable):
            message = f"connection {conn_id} cannot be read: {variable} is neither a URL nor JSON as Airflow writes it"
            raise Misconfigured(message) from None
        message = f"connection {conn_id} is missing: set {variable}, or add it to Airflow or its secrets backend"
        raise Misconfigured(message) from error
    if connection.password:
        mask_secret(connection.password)
    return connection
