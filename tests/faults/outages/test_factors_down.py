"""FactorS does not answer: releases wait, nothing else stops, and all that waited is written once when it is back."""

from collections import Counter
from dataclasses import replace

import pytest
import urllib3
from sqlalchemy.engine import make_url

from syncio.errors import Unavailable
from tests.faults.kills.stages import STAGES, World
from tests.faults.kills.way import Way

RAISED = "SELECT severity FROM change WHERE type = 'changed' AND amount_before <> amount_after ORDER BY id DESC LIMIT 1"
TOTALS = "SELECT external_id, total FROM invoice ORDER BY 1"
FUNDED = "SELECT external_id FROM invoice JOIN advance ON advance.invoice = invoice.id"
PENDING = "SELECT external_id FROM pending_release ORDER BY 1"
APPROVED = "SELECT external_id, total FROM head h JOIN approved a USING (record) WHERE a.content_hash = h.content_hash"
TWICE = "SELECT external_id, after_hash, after_balance FROM push_ledger GROUP BY 1, 2, 3 HAVING count(*) > 1"
REVIEWED = ("diff", "decide", "close", "approval", "release")
#: Minutes at which the schedule wakes a pull or a push.
HOUR = [(minute, "pull" if minute % 10 == 0 else "push") for minute in range(61) if not minute % 10 or not minute % 15]


@pytest.fixture
def away(way: Way) -> World:
    """The client's way where nothing listens at FactorS's address."""
    nowhere = make_url(way.world.factors).set(host="127.0.0.1", port=1)
    return replace(way.world, factors=nowhere.render_as_string(hide_password=False))


def play(world: World, *stages: str) -> None:
    for stage in stages:
        STAGES[stage](world)


def bill(way: Way) -> None:
    """The client raises one more invoice."""
    [[debtor]] = way.staging.rows("SELECT external_id FROM debtor ORDER BY 1 LIMIT 1")
    edits = {"edits": [{"op": "bill", "contact": debtor, "count": 1}]}
    assert urllib3.request("POST", f"{way.world.xero}/admin/edits", json=edits).status == 200


def test_a_raise_of_what_was_funded_unheard_is_released_and_not_written(way: Way, away: World) -> None:
    """FactorS is away from the comparison to the release, which cannot know what it has funded before."""
    way.begin("compare")
    play(away, "compare", *REVIEWED)
    assert way.staging.rows(RAISED) == [("look",)]
    before = dict(way.factors.rows(TOTALS))
    way.run("push")
    after = dict(way.factors.rows(TOTALS))
    [[funded]] = way.factors.rows(FUNDED)
    assert after[funded] == before[funded]
    assert after != before
    way.run("compare")
    assert way.staging.rows(RAISED) == [("block",)]


def test_what_is_voided_in_an_hour_without_factors_is_on_record_at_once_and_held_once_it_is_back(
    way: Way, away: World
) -> None:
    way.begin("hold")
    for _ in range(6):
        for stage in ("hold", "feeds"):
            with pytest.raises(Unavailable):
                play(away, stage)
    assert way.staging.rows("SELECT kind FROM standing_hold ORDER BY 1") == [("credited",), ("voided",)]
    assert way.factors.rows("SELECT FROM hold") == way.factors.rows("SELECT FROM client_status") == []
    way.run("hold", "feeds")
    assert way.digest() == way.digests["feeds"]


def test_an_hour_without_factors_stops_nothing_but_the_push(way: Way, away: World) -> None:
    """Every ten minutes the client raises an invoice; each is pulled, reviewed, signed and released meanwhile."""
    way.begin("pull")
    before = way.factors.rows(TOTALS)
    waiting = []
    for _, woken in HOUR:
        if woken == "push":
            with pytest.raises(Unavailable):
                play(away, "push")
        else:
            bill(way)
            play(away, "pull", "compare", *REVIEWED, "balances")
        waiting.append(len(way.staging.rows(PENDING)))
    assert waiting == sorted(waiting)
    assert waiting[-1] >= waiting[0] + 6
    assert way.factors.rows(TOTALS) == before
    assert way.staging.rows("SELECT FROM push_failure") == []
    released = way.staging.rows(PENDING)

    way.run("push")
    [[funded]] = way.factors.rows(FUNDED)
    assert way.staging.rows("SELECT external_id FROM release JOIN release_outcome o ON o.release = release.id"
                            " AND o.outcome = 'withdrawn'") == [(funded,)]  # fmt: skip
    assert way.staging.rows(PENDING) == way.factors.rows(TWICE) == []
    written = Counter(way.factors.rows("SELECT external_id FROM push_ledger"))
    assert not Counter(released) - written - Counter([(funded,)])
    assert dict(way.factors.rows(TOTALS)).items() >= dict(way.staging.rows(APPROVED)).items()
    digest = way.digest()
    way.run("push")
    assert way.digest() == digest
