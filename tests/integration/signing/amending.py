"""Amendments as tests propose, sign and read them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from syncio.domain.amendment import (
    Amends,
    Delegation,
    Limit,
    Rate,
    Threshold,
)
from syncio.stages.amendment import propose, sign
from syncio.stores.amendments import Amendment
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, TOMORROW

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LIMIT = Limit(user="ann", currency="GBP", amount=Decimal("250.50"), first_day=TODAY)
RATE = Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.85"), day=TODAY)
THRESHOLD = Threshold(rule="upward_edit", name="amount", value=Decimal("0.05"))
DELEGATION = Delegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=TOMORROW)


def proposed(house: House, client: Client, amends: Amends, user: str = "ada") -> Amendment:
    with house.web() as connection:
        return propose(connection, client.name, amends, user, NOW)


def signed(house: House, amendment: Amendment, user: str = "ben") -> Amendment:
    with house.web() as connection:
        return sign(connection, amendment.id, user, bytes.fromhex(amendment.hash))


def in_force(house: House, client: Client, amends: Amends, user: str = "ben") -> Amendment:
    return signed(house, proposed(house, client, amends), user)


def held(house: House, client: Client, table: str, *columns: str) -> list[tuple[Any, ...]]:
    rows = house.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE client = %s ORDER BY 1, 2", client.id)  # noqa: S608
    return [tuple(row.values()) for row in rows]
