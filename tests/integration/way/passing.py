"""Edits that pass under a standing approval of clean edits: the policy, the lot, and what a client edits."""

from datetime import UTC, datetime
from decimal import Decimal

from syncio.domain.policy import Allowance, is_drawn
from syncio.stages.clean import release_clean
from syncio.stages.policy import propose, revoke, sign
from syncio.stores.clients import Clients
from syncio.stores.reviews import Policy
from tests.integration.staged.database import Row
from tests.integration.way.way import Way

PLENTY = Decimal(1_000_000_000)


def allow(way: Way, amount: Decimal = PLENTY, currency: str = "") -> Policy:
    allowance = Allowance(amount, currency or way.open_invoice()["currency"])
    with way.web() as connection:
        policy = propose(connection, way.client.name, "clean", "ada", datetime.now(UTC), allowance)
        return sign(connection, policy.id, "ann", bytes.fromhex(policy.hash))


def nobody_is_drawn(way: Way) -> None:
    """Put a secret in place that draws none of the invoices, as FactorS has them."""
    held = way.rows("SELECT h.external_id, a.content_hash FROM head h JOIN approved a ON a.record = h.record")
    secrets = (bytes([n]) for n in range(256))
    secret = next(s for s in secrets if not any(is_drawn(s, row["external_id"], row["content_hash"]) for row in held))
    way.rows("DELETE FROM sampling")
    way.rows("INSERT INTO sampling (policy, secret) SELECT id, %s FROM policy WHERE kind = 'clean'", secret)


def passed(way: Way) -> int:
    """Pull, and let pass what may."""
    way.pull()
    with way.app() as connection, way.factors() as book:
        client = Clients(connection).get(way.client.name)
        return release_clean(connection, client, book.funding(client.name))


def reworded(way: Way, *numbers: int) -> list[Row]:
    """Invoices of which a line now reads otherwise."""
    invoices = [way.open_invoice(no) for no in numbers]
    way.edit(*({"op": "reword", "invoice": one["external_id"], "line": 0, "description": "Newer"} for one in invoices))
    return invoices


def revoked(way: Way, policy: Policy, user: str = "ben") -> Policy:
    with way.web() as connection:
        return revoke(connection, policy.id, user, bytes.fromhex(policy.hash))
