"""What is funded while FactorS does not answer to SyncIO is seen before anything is written that rests on it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.engine import make_url

from tests.faults.kills.day import played
from tests.faults.kills.stages import STAGES, World
from tests.faults.kills.way import Way
from tests.sandbox.postgres import Logins, Scratch

RAISED = "SELECT severity FROM change WHERE type = 'changed' AND subject = 'invoice' AND amount_before <> amount_after"


@pytest.fixture(scope="module")
def way(scratch: Scratch, postgres_logins: Logins) -> Iterator[Way]:
    with played(scratch, scratch, postgres_logins) as way:
        yield way


def unreachable(world: World) -> World:
    """The same, but FactorS is where nothing listens."""
    nowhere = make_url(world.factors).set(host="127.0.0.1", port=1)
    return replace(world, factors=nowhere.render_as_string(hide_password=False))


def test_a_raise_that_was_released_without_its_funding_known_is_not_written(way: Way) -> None:
    """FactorS is away from the comparison to the release; the invoice was funded before."""
    way.begin("compare")
    away = unreachable(way.world)
    for stage in ("compare", "diff", "decide", "close", "approval", "release"):
        STAGES[stage](away)
    assert ("look",) in way.staging.rows(RAISED)
    before = way.factors.rows("SELECT external_id, total FROM invoice ORDER BY 1")
    way.run("push")
    after = dict(way.factors.rows("SELECT external_id, total FROM invoice ORDER BY 1"))
    funded = way.factors.rows("SELECT external_id FROM invoice JOIN advance ON advance.invoice = invoice.id")
    assert [after[key] for (key,) in funded] == [dict(before)[key] for (key,) in funded]
    way.run("compare")
    assert way.staging.rows(RAISED + " ORDER BY id DESC LIMIT 1") == [("block",)]
