"""Who proposed or signed what an approval rests on leaves it to others: thresholds, limits, rates."""

from datetime import date
from decimal import Decimal

import pytest

from syncio.domain.amendment import Amends, Appointment, Delegation, Facility, Limit, Rate, Threshold
from syncio.domain.change import Flag
from syncio.errors import Stale, Terminal
from syncio.stages.rights import own
from syncio.stores.reviews import acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.amending import in_force, proposed, signed
from tests.integration.signing.days import TODAY, TOMORROW, YESTERDAY
from tests.integration.signing.signing import reviewed, say
from tests.integration.signing.test_four_eyes import refused
from tests.integration.signing.test_limits import in_euros

PERCENT = Threshold(rule="credit_after_funding", name="percent", value=Decimal(100))
DAYS = Threshold(rule="drip", name="days", value=Decimal(5))
RATE = Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.0001"), day=YESTERDAY)
DRIP = Flag(rule="drip", severity="look", sentence="Many raises.", evidence={})
LONG_AGO = date(2026, 1, 1)


def limit(user: str, amount: int = 1000) -> Limit:
    return Limit(user=user, currency="GBP", amount=Decimal(amount), first_day=LONG_AGO)


def default(amends: Threshold) -> Threshold:
    return Threshold(rule=amends.rule, name=amends.name, value=None)


def test_who_signed_a_threshold_does_not_approve_what_it_was_used_on(house: House, client: Client) -> None:
    in_force(house, client, PERCENT, "ann")
    review = reviewed(client, "1")
    assert refused(house, review, "ann") == (
        "ann set what it was checked with (credit_after_funding percent): another person has to approve it"
    )
    assert say(house, review, "ben").complete
    proposer = house.one("SELECT count(*) FROM involvement WHERE review = %s AND user_name = 'ada'", review)
    assert proposer == 1


def test_only_who_set_it_last_is_held_to_it(house: House, client: Client) -> None:
    in_force(house, client, DAYS, "ann")
    in_force(house, client, DAYS, "ben")
    review = reviewed(client, "1")
    refused(house, review, "ben")
    assert say(house, review, "ann").complete


def test_of_two_proposals_the_one_that_was_signed_last_counts(house: House, client: Client) -> None:
    first = proposed(house, client, DAYS)
    in_force(house, client, default(DAYS), "ben")
    signed(house, first, "ann")
    review = reviewed(client, "1")
    assert refused(house, review, "ann").startswith("ann set what it was checked with (drip days)")
    assert say(house, review, "ben").complete


def test_who_set_a_rule_back_to_its_default_leaves_what_it_flags_to_others(house: House, client: Client) -> None:
    in_force(house, client, DAYS, "ben")
    in_force(house, client, default(DAYS), "ann")
    flagged = reviewed(client, "1", flags=(DRIP,))
    assert refused(house, flagged, "ann").startswith("ann set what it was checked with (drip days)")
    assert say(house, flagged, "ben").complete
    assert say(house, reviewed(client, "2"), "ann").complete


def test_two_reviewers_and_one_admin_get_out_by_a_second_admin(house: House, client: Client) -> None:
    in_force(house, client, DAYS, "ann")
    in_force(house, client, PERCENT, "ben")
    stuck = reviewed(client, "1")
    for user in ("ann", "ben"):
        refused(house, stuck, user)
    say(house, stuck, "ann", verdict="reject")
    in_force(house, client, Appointment(user="eva", role="admin"), "ann")
    for amends in (DAYS, PERCENT):
        in_force(house, client, amends, "eva")
    say(house, reviewed(client, "1", "2"), "ann", 0)
    assert say(house, reviewed(client, "3"), "ben").complete


def test_who_signed_a_rate_does_not_approve_what_it_counts(house: House, client: Client) -> None:
    client.amend(limit("ann"), limit("ben"))
    review = in_euros(client, "900000")
    in_force(house, client, RATE, "ann")
    assert refused(house, review, "ann").startswith("ann set at which rate it would be counted (amendment ")
    assert say(house, reviewed(client, "1"), "ann").complete
    assert say(house, review, "ben").complete


def test_nor_makes_room_by_it_for_other_currencies(house: House, client: Client) -> None:
    client.amend(limit("ann"), RATE)
    say(house, in_euros(client, "100"), "ann")
    in_force(house, client, RATE, "ann")
    assert "set at which rate" in refused(house, reviewed(client, "1"), "ann")


def test_who_signed_anothers_limit_does_not_use_it(house: House, client: Client) -> None:
    client.amend(limit("ann", 1))
    in_force(house, client, limit("ben"), "ann")
    client.amend(Delegation(delegator="ben", delegate="ann", first_day=TODAY, last_day=TOMORROW))
    review = reviewed(client, "900")
    assert refused(house, review, "ann", "ben").startswith("ann set by which limit it would be approved (amendment ")
    assert say(house, review, "ben").complete


def test_who_signed_that_no_limit_is_needed_has_need_of_one(house: House, client: Client) -> None:
    in_force(house, client, Facility(limits="optional"), "ann")
    review = reviewed(client, "900", "1")
    assert "set by which limit" in refused(house, review, "ann")
    with house.web() as connection, acting(connection, "ann"):
        [right] = own(connection, review, "ann").rights
        assert "set by which limit" in (right.why_not or "")
    in_force(house, client, limit("ann"), "ben")
    say(house, review, "ann", 0)
    say(house, review, "ben", 1)
    assert house.states(review) == ["approved", "approved"]


@pytest.mark.parametrize("amends", [RATE, Facility(limits="optional")])
def test_the_database_itself_takes_no_approval_by_what_its_giver_set(
    house: House, client: Client, amends: Amends
) -> None:
    if isinstance(amends, Rate):
        client.amend(limit("ann"))
    in_force(house, client, amends, "ann")
    review = in_euros(client, "1")
    with house.web() as connection, pytest.raises(Terminal, match="of their own"), acting(connection, "ann"):
        connection.execute(
            "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
            " SELECT id, client, hash, 'approve', '', 'ann' FROM change WHERE review = %s",
            [review],
        )
    assert house.recorded(review) == 0


def test_what_was_refused_is_refused_as_stale_and_may_be_rejected(house: House, client: Client) -> None:
    in_force(house, client, Facility(limits="optional"), "ann")
    review = reviewed(client, "900")
    with pytest.raises(Stale):
        say(house, review, "ann")
    assert say(house, review, "ann", verdict="reject").complete
