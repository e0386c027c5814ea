"""Every mishap that the stand-in knows: a pull passes it or says what is wrong, and the next one has lost nothing."""

import pytest

from syncio.errors import Forbidden, SyncioError, Throttled, Unauthorised, Unavailable, Unreadable
from tests.integration.pull.house import House
from tests.sandbox.xero.mishaps import LISTS, MISHAPS, mishap

#: What a pull makes of one, and of as many as it has tries; None: it comes through.
ENDS: dict[str, tuple[type[SyncioError] | None, type[SyncioError] | None]] = {
    "minute_limit": (None, Throttled),
    "app_limit": (None, Throttled),
    "concurrent_limit": (None, Throttled),
    "day_limit": (Throttled, Throttled),
    "error_500": (None, Unavailable),
    "unavailable_503": (None, Unavailable),
    "unauthorised_401": (Unauthorised, Unauthorised),
    "forbidden_403": (Forbidden, Forbidden),
    "slow": (None, None),
    "reset": (None, Unavailable),
    "cut_off": (None, Unavailable),
    "malformed": (Unreadable, Unreadable),
    "html": (Unreadable, Unreadable),
    "shrinking_page": (Unavailable, Unavailable),
    "duplicate_ids": (None, None),
    "clock_skew": (None, None),
    "long_description": (None, None),
    "nul": (None, None),
    "right_to_left": (None, None),
}
CURSORS = "SELECT stream, since FROM feed ORDER BY stream"


def test_every_mishap_has_its_end() -> None:
    assert ENDS.keys() == MISHAPS.keys()


def ends(house: House, expected: type[SyncioError] | None) -> None:
    """A pull that ends so; one that fails leaves its reason, and the cursor of invoices where it was."""
    before = house.rows(CURSORS)
    if expected is None:
        assert house.pull().status == "COMPLETED"
        assert house.staged() == house.booked()
        return
    with pytest.raises(expected) as caught:
        house.pull()
    assert type(caught.value) is expected
    run = house.rows("SELECT status, errors FROM sync_run ORDER BY id DESC LIMIT 1")
    assert run == [{"status": "FAILED", "errors": [str(caught.value)]}]
    cursors = {row["stream"]: row["since"] for row in house.rows(CURSORS)}
    assert cursors.get("invoices") == {row["stream"]: row["since"] for row in before}.get("invoices")
    house.staged()  # nothing is broken beneath


def mended(house: House) -> None:
    """Without faults everything is there, once, and as the books have it."""
    house.caller.xero.faults.clear()
    assert house.pull().status == "COMPLETED"
    assert house.staged() == house.booked()
    raw = {held.id: held.full() for held in house.caller.xero.organisations[0].ledger.invoices.entries.values()}
    with house.staging() as staging:
        kept = {one.external_id: one.raw for one in staging.kept() if one.external_id in raw}
    assert {key for key in raw if kept[key] != raw[key]} == set()


@pytest.mark.parametrize("name", MISHAPS)
def test_a_mishap_in_the_middle_of_a_first_pull_and_of_a_later_one(house: House, name: str) -> None:
    once, _ = ENDS[name]
    house.caller.xero.faults.add(mishap(name, seed=5, match="/Invoices?page=2"))
    ends(house, once)
    assert len(house.caller.xero.faults) == 0
    mended(house)

    raised, paid, *_ = house.open_invoices()
    house.caller.edited({"op": "amount", "invoice": raised, "total": "45678.90"},
                        {"op": "pay", "invoice": paid, "amount": "0.01"})  # fmt: skip
    house.caller.xero.faults.add(mishap(name, seed=1, match="/Invoices"))
    ends(house, once)
    mended(house)


@pytest.mark.parametrize("name", [name for name, (once, _) in ENDS.items() if once is None])
def test_a_mishap_as_often_as_there_are_tries(house: House, name: str) -> None:
    _, often = ENDS[name]
    house.caller.xero.faults.add(mishap(name, seed=3, match=f"{LISTS}Invoices", times=4))
    ends(house, often)
    mended(house)
    assert house.staged() == house.booked()
