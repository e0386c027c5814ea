"""A client with a review to sign, found by the comparison itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Content
from syncio.domain.rules import Funding
from syncio.stages.compare import compare
from tests.integration.staged.client import Client
from tests.integration.staged.documents import ACME, debtor, invoice
from tests.integration.staged.house import House

FUNDED = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
NEW = 28
BLOCKED = ("INV-1", "INV-2")


@dataclass(frozen=True)
class Lent:
    """A client, and the review that is open: INV-1 was raised after funding, INV-2 is void, the others are new."""

    client: Client
    review: int

    @property
    def name(self) -> str:
        return self.client.name


def lent(house: House, new: int = NEW, more: Sequence[Content] = (), name: str = ACME) -> Lent:
    """:param more: invoices that are new too. :param name: the debtor's, now."""
    client = Client(house)
    client.stage_book([invoice(number, "120") for number in BLOCKED])
    house.rows(
        "INSERT INTO approved SELECT record, n, content_hash, n, balance_hash, seen FROM head WHERE client = %s"
        " UNION ALL SELECT record, n, content_hash, n, NULL, seen FROM debtor WHERE client = %s",
        *(client.id, client.id),
    )
    fresh = [invoice(f"INV-{number}", f"{100 + number}") for number in range(3, 3 + new)]
    client.stage_book([invoice("INV-1", "150"), replace(invoice("INV-2", "120"), state="void"), *fresh, *more])
    client.stage_debtor(debtor(name=name))
    with house.app() as connection:
        funding = [Funding(key, FUNDED, Decimal(96)) for key in ("x1", "x2")]
        review = compare(connection, client.entity, funding).opened
    assert review is not None
    return Lent(client, review)
