"""Connection `xero_app` and a client -> its organisation at Xero."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from airflow.sdk import BaseHook

from syncio.domain.client import Client
from syncio.errors import Misconfigured
from syncio.hooks.connection import connection_of
from syncio.hooks.database import connected, dsn
from syncio.hooks.vault import Vault
from syncio.sources.xero.client import XeroSource
from syncio.sources.xero.oauth import IDENTITY, XeroApp
from syncio.stores.consents import ConsentTokens

API = "https://api.xero.com"


class XeroHook(BaseHook):
    """The app registered with Xero.

    :param xero_conn_id: host: the API's base URL (https://api.xero.com where left out); login and password: the app's
        id and secret; extras `identity_url` and `login_url` where they are not Xero's own.
    :param db_conn_id: SyncIO's database, which keeps the tokens.
    """

    conn_name_attr = "xero_conn_id"
    default_conn_name = "xero_app"
    conn_type = "xero"
    hook_name = "Xero (SyncIO)"

    def __init__(self, xero_conn_id: str = default_conn_name, db_conn_id: str = "syncio_db") -> None:
        super().__init__()
        self.xero_conn_id = xero_conn_id
        self.db_conn_id = db_conn_id

    @contextmanager
    def source(self, client: Client) -> Iterator[XeroSource]:
        """The client's organisation, ready to be read.

        :raises Misconfigured: where the client was never connected, or the connection or a key is missing.
        """
        if client.consent is None:
            raise Misconfigured("this client was never connected to Xero", client=client.name)
        connection = connection_of(self.xero_conn_id)
        tokens = ConsentTokens(dsn(self.db_conn_id), client.consent, Vault(), self.app().refresh, connected)
        source = XeroSource(connection.host or API, client.tenant, tokens, tokens.renew)
        try:
            yield source
        finally:
            source.close()

    def app(self) -> XeroApp:
        """:raises Misconfigured: where id or secret are missing."""
        connection = connection_of(self.xero_conn_id)
        if not connection.login or not connection.password:
            message = f"connection {self.xero_conn_id} needs the app's id as login and its secret as password"
            raise Misconfigured(message)
        extras: dict[str, Any] = connection.extra_dejson
        return XeroApp(connection.login, connection.password, extras.get("identity_url") or IDENTITY)
