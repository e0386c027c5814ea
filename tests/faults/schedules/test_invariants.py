"""Each invariant sees the damage that it is there to see."""

import pytest

from tests.faults.schedules.ground import Ground
from tests.faults.schedules.invariants import ALWAYS, AT_REST, InvariantError, check
from tests.faults.schedules.recovery import recover
from tests.faults.schedules.world import World

SYNCIO, FACTORS = "syncio", "factors"
NEWER = "UPDATE feed SET since = now() + interval '1 year'"
COPY = "INSERT INTO push_ledger SELECT gen_random_uuid(), {} FROM push_ledger ORDER BY applied_at, external_id LIMIT 1"
ENTRY = "hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch, now()"
HOLD = (
    "INSERT INTO hold (id, client, external_id, kind, currency, amount, reason)"
    " SELECT gen_random_uuid(), 'Seed 1', external_id, 'voided', currency, total, '' FROM invoice"
)
PAST_THE_TRAIL = "DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE decision SET reason = 'x'; END $$"

ALL = ALWAYS | AT_REST
#: What is broken: where, by which statement.
DAMAGE = {
    "nothing twice": (FACTORS, COPY.format(ENTRY)),
    "nothing lost": (SYNCIO, "UPDATE head SET n = n + 1"),
    "the cursor is never past something unstored": (SYNCIO, NEWER),
    "a completed pull is complete": (SYNCIO, "DELETE FROM page"),
    "the audit tables only grow": (SYNCIO, "DELETE FROM decision"),
    "the audit trail tells of all of it": (SYNCIO, PAST_THE_TRAIL),
    "nothing unapproved in FactorS": (FACTORS, COPY.format(ENTRY)),
    "FactorS holds what was approved": (FACTORS, "UPDATE invoice SET total = total + 0.0001"),
    "FactorS's debtors are as approved": (FACTORS, "UPDATE debtor SET email = 'another'"),
    "what became less is held within a pull": (SYNCIO, "UPDATE head SET status = 'voided'"),
    "nothing is held twice": (FACTORS, f"{HOLD}; {HOLD}"),
    "nothing is held needlessly": (FACTORS, HOLD),
    "what was approved arrives": (SYNCIO, "DELETE FROM release_outcome"),
    "sums equal to the cent": (SYNCIO, "DELETE FROM approved WHERE record = (SELECT max(record) FROM approved)"),
    "staged equals the books": (SYNCIO, "UPDATE head SET due = due + 0.01"),
}


@pytest.fixture
def world(ground: Ground) -> World:
    """A book that was approved and pushed."""
    world = World(ground, 1)
    recover(world, [])
    check(world, at_rest=True)
    return world


@pytest.mark.parametrize("invariant", ALL)
def test_an_invariant_sees_its_damage(world: World, invariant: str) -> None:
    where, statement = DAMAGE[invariant]
    world.books.edit({"op": "reword", "invoice": min(world.books.entries("invoices")), "line": 0, "description": "x"})
    (world.rows if where == SYNCIO else world.booked)(statement)
    world.holding = True
    found = {name: list(one(world)) for name, one in ALL.items()}
    assert found[invariant]


@pytest.mark.parametrize("lines", ["DELETE FROM invoice_line", "UPDATE invoice_line SET amount = amount + 0.01"])
def test_lines_count_too(world: World, lines: str) -> None:
    world.booked(lines)
    with pytest.raises(InvariantError, match="FactorS holds what was approved"):
        check(world)


def test_a_line_that_is_there_twice_is_seen(world: World) -> None:
    world.booked(
        "INSERT INTO invoice_line SELECT invoice, position + 100, description, quantity, unit_price, amount, tax,"
        " tax_type, account, item, tracking FROM invoice_line"
    )
    with pytest.raises(InvariantError, match="FactorS holds what was approved"):
        check(world)
