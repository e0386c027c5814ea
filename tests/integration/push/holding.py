"""A client whose holds are decided and told, and what both sides then have of them."""

from decimal import Decimal

from syncio.domain.invoice import Balance, Content
from syncio.stages.holds import Decided, decide_holds, tell_holds
from tests.integration.push.client import Client
from tests.integration.staged.database import Row
from tests.unit.domain.made import content

VOID = content(state="void")


def credited(amount: int, of: Content | None = None) -> Balance:
    """So much credit on an invoice of which nothing is paid."""
    total = (of or content()).total
    return Balance(paid=Decimal(0), credited=Decimal(amount), due=total - amount)


def decide(client: Client) -> Decided:
    with client.house.app() as connection:
        return decide_holds(connection, [client.entity])


def tell(client: Client) -> int:
    with client.house.app() as connection, client.house.factors() as factors:
        return tell_holds(connection, factors)


def hold(client: Client) -> dict[str, tuple[str, Decimal]]:
    """Decide and tell; what FactorS holds of the client then."""
    decide(client)
    tell(client)
    return standing(client)


def standing(client: Client) -> dict[str, tuple[str, Decimal]]:
    """Kind and amount of the holds that stand in FactorS, by invoice; no invoice has two."""
    rows = [row for row in written(client) if row["lifted_at"] is None]
    found = {row["external_id"]: (row["kind"], row["amount"]) for row in rows}
    assert len(found) == len(rows)
    return found


def written(client: Client) -> list[Row]:
    """Every hold that FactorS has, or had, of the client."""
    query = "SELECT * FROM hold WHERE client = %s ORDER BY placed_at, external_id"
    return client.house.book.rows(query, client.name)


def recorded(client: Client) -> list[Row]:
    """Every hold on record, why it was lifted, and what FactorS is known to have done."""
    return client.house.rows(
        "SELECT h.*, l.why, (SELECT array_agg(did ORDER BY did DESC) FROM hold_written w WHERE w.hold = h.id) AS done"
        " FROM hold h LEFT JOIN hold_lift l ON l.hold = h.id WHERE h.client = %s ORDER BY h.at",
        client.id,
    )
