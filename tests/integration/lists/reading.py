"""What people and commands read of a client's lists."""

from typing import Any

from syncio.stores.lists import InvoicePage, Invoices, Wanted
from syncio.stores.reviews import acting
from tests.integration.staged.client import Client
from tests.integration.staged.house import House


class Reading:
    """Reads as the web app does for `vic`, a viewer, and as a command does."""

    def __init__(self, house: House, client: Client) -> None:
        self.house = house
        self.client = client

    def page(self, user: str = "vic", offset: int = 0, limit: int = 100, **wanted: Any) -> InvoicePage:
        with self.house.web() as connection, acting(connection, user):
            return Invoices(connection).page(Wanted(**wanted), offset=offset, limit=limit)

    def numbers(self, user: str = "vic", **wanted: Any) -> list[str]:
        """Of this client alone."""
        return [row.number for row in self.page(user, client=self.client.name, **wanted).invoices]

    def by_command(self, **wanted: Any) -> InvoicePage:
        with self.house.app() as connection:
            return Invoices(connection).page(Wanted(client=self.client.name, **wanted))
