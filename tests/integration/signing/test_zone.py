"""Days of a sign-off are the facility's, whatever zone the organisation moves itself to."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from syncio.domain.amendment import Delegation, Facility, Limit
from syncio.domain.deadline import working_time
from syncio.domain.ports import Organisation
from syncio.errors import Refused
from syncio.stores.clients import Clients
from syncio.stores.releases import CleanReleases
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.amending import in_force
from tests.integration.signing.signing import reviewed, say
from tests.integration.staged.documents import invoice

LONG_AGO = date(2026, 1, 1)


def where_it_is(hour: int) -> str:
    """A zone whose clocks show this hour now."""
    ahead = (hour - datetime.now(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"


def at_noon(limits: str = "optional") -> Facility:
    """A facility at which midnight is far."""
    return Facility(limits=limits, timezone=where_it_is(12))  # type: ignore[arg-type]


def organisation_moves(house: House, client: Client, hour: int = 0) -> None:
    """The next pull reads of a zone in which it is this hour: just past midnight."""
    with house.app() as connection:
        zone = where_it_is(hour)
        Clients(connection).describe(client.entity, Organisation(client.name, "GBP", zone, "GB 1"))
        connection.commit()
    assert house.one("SELECT timezone FROM client WHERE id = %s", client.id) == zone


def test_a_limit_that_is_used_stays_used_when_the_organisation_moves_its_zone(house: House, client: Client) -> None:
    client.amend(at_noon(), Limit(user="ann", currency="GBP", amount=Decimal(1000), first_day=LONG_AGO))
    review = reviewed(client, "700", "700")
    say(house, review, "ann", 0)
    house.rows("UPDATE decision SET at = at - interval '61 minutes' WHERE client = %s", client.id)
    organisation_moves(house, client)
    with pytest.raises(Refused, match=r"700\.00 of it is used today"):
        say(house, review, "ann", 1)


def test_an_allowance_that_is_used_stays_used_too(house: House, client: Client) -> None:
    client.amend(at_noon())
    bound = bytes(32)
    policy = {"client": client.id, "kind": "clean", "hash": bound, "proposed_by": "ada", "amount": 1000}
    number = house.insert("policy", policy | {"currency": "GBP"})["id"]
    signature = {"policy": number, "client": client.id, "hash": bound, "signed_by": "ann"}
    house.insert("policy_signature", signature)
    client.sign_off(client.stage(invoice()))
    [release] = client.releases()
    today = datetime.now(ZoneInfo(where_it_is(12))).date()
    passed = {"release": release["id"], "client": client.id, "amount": 700, "currency": "GBP", "day": today}
    house.insert("automatic", passed)
    for hour in (0, 1, 12, 23):
        organisation_moves(house, client, hour)
        with house.app() as connection:
            found = CleanReleases(connection).policy(client.id)
        assert found is not None
        assert found.used == 700


def test_a_deadline_is_counted_where_the_facility_is(house: House, client: Client) -> None:
    zone = "Pacific/Kiritimati"
    client.amend(Facility(limits="optional", timezone=zone, weekdays="1357", deadline_hours=30))
    organisation_moves(house, client)
    [row] = house.rows("SELECT opened, deadline FROM review WHERE id = %s", reviewed(client, "1"))
    assert row["deadline"] == working_time(row["opened"], timedelta(hours=30), "1357", zone)


@pytest.mark.parametrize("hour", [0, 23])
def test_a_right_is_delegated_for_days_of_the_facilitys(house: House, client: Client, hour: int) -> None:
    client.amend(at_noon())
    today = datetime.now(ZoneInfo(where_it_is(12))).date()
    client.amend(Delegation(delegator="ann", delegate="vic", first_day=today, last_day=today))
    organisation_moves(house, client, hour)
    review = reviewed(client, "1")
    say(house, review, "vic", on_behalf_of="ann")
    assert house.release(review).count == 1


def test_an_amendment_that_names_no_zone_leaves_it_as_it_is(house: House, client: Client) -> None:
    in_force(house, client, Facility(timezone="Asia/Tokyo"))
    organisation_moves(house, client)
    in_force(house, client, Facility(deadline_hours=4))
    assert house.one("SELECT timezone FROM facility_now WHERE client = %s", client.id) == "Asia/Tokyo"


def test_where_nothing_was_arranged_days_are_utcs(house: House, client: Client) -> None:
    house.rows("DELETE FROM facility WHERE client = %s", client.id)
    organisation_moves(house, client)
    assert house.one("SELECT timezone FROM facility_now WHERE client = %s", client.id) == "UTC"
