"""What is changed about a sign-off is proposed by one and signed by another, neither of whom it is about."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    End,
    Facility,
    Limit,
    Rate,
    Threshold,
)
from syncio.errors import Invalid, Refused, Stale, Unknown
from syncio.stages.amendment import sign
from syncio.stores.amendments import Amendments
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.reviews import acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.amending import DELEGATION, LIMIT, RATE, THRESHOLD, held, in_force, proposed, signed
from tests.integration.signing.days import TODAY, TOMORROW, YESTERDAY
from tests.integration.signing.signing import reviewed, say


@pytest.mark.parametrize(
    ("amends", "signer", "table", "columns", "brings"),
    [
        (LIMIT, "ben", "member_limit", ("user_name", "currency", "amount"), ("ann", "GBP", Decimal("250.5"))),
        (RATE, "ann", "rate", ("currency", "facility_currency", "value"), ("EUR", "GBP", Decimal("0.85"))),
        (THRESHOLD, "ann", "threshold", ("name", "value", "editor"), ("amount", Decimal("0.05"), "ada")),
        (DELEGATION, "ann", "delegation", ("delegator", "delegate", "last_day"), ("ann", "vic", TOMORROW)),
        (Facility(deadline_hours=4), "ann", "facility", ("limits", "deadline_hours"), ("required", 4)),
        (Appointment(user="cat", role="reviewer"), "ann", "member", ("user_name", "role"), ("cat", "reviewer")),
    ],
)  # fmt: skip
def test_an_admins_proposal_comes_into_force_with_anothers_signature(
    house: House,
    client: Client,
    amends: Amends,
    signer: str,
    table: str,
    columns: tuple[str, ...],
    brings: tuple[Any, ...],
) -> None:
    amendment = proposed(house, client, amends)
    assert brings not in held(house, client, table, *columns)
    now = signed(house, amendment, signer)
    assert (now.in_force, now.proposed_by, now.signed_by, now.origin) == (True, "ada", signer, "api")
    assert brings in held(house, client, table, *columns)


def test_what_is_signed_is_what_hashes_to_what_was_shown(house: House, client: Client) -> None:
    amendment = proposed(house, client, LIMIT)
    [row] = house.rows(
        "SELECT doc, encode(sha256(convert_to(doc, 'UTF8')), 'hex') AS hash FROM amendment WHERE id = %s", amendment.id
    )
    assert row["hash"] == amendment.hash
    for text in (client.name, "ada", "ann", "250.5", "GBP"):
        assert text in row["doc"]
    with house.web() as connection, pytest.raises(Stale, match="read it again"):
        sign(connection, amendment.id, "ben", bytes(32))
    assert held(house, client, "member_limit", "user_name", "amount") == []


def test_a_dismissed_reviewer_decides_no_more(house: House, client: Client) -> None:
    review = reviewed(client, "1")
    in_force(house, client, Dismissal(user="ann", role="reviewer"))
    with pytest.raises(Unknown):
        say(house, review, "ann")


def test_a_threshold_goes_back_to_its_default(house: House, client: Client) -> None:
    in_force(house, client, THRESHOLD)
    in_force(house, client, Threshold(rule="upward_edit", name="amount", value=Decimal(7)))
    assert held(house, client, "threshold", "name", "value") == [("amount", Decimal(7))]
    in_force(house, client, Threshold(rule="upward_edit", name="amount", value=None))
    assert held(house, client, "threshold", "name", "value") == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("colour", "1", "no rule has the threshold upward_edit.colour"),
        ("amount", "101", "has to lie between 0 and 100"),
    ],
)
def test_the_rules_say_which_thresholds_there_are(
    house: House, client: Client, name: str, value: str, words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        proposed(house, client, Threshold(rule="upward_edit", name=name, value=Decimal(value)))


@pytest.mark.parametrize("user", ["ann", "vic"])
def test_only_an_admin_proposes(house: House, client: Client, user: str) -> None:
    with pytest.raises(Refused, match="only its admins"):
        proposed(house, client, RATE, user)


@pytest.mark.parametrize(
    ("user", "words"), [("ada", "another person than the proposer"), ("vic", "only its reviewers and admins")]
)
def test_another_reviewer_or_admin_signs(house: House, client: Client, user: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        in_force(house, client, RATE, user)


def test_a_second_admin_signs(house: House, client: Client) -> None:
    house.rows("INSERT INTO member VALUES (%s, 'eve', 'admin')", client.id)
    assert in_force(house, client, RATE, "eve").signed_by == "eve"


def test_who_administers_no_longer_has_proposed_nothing(house: House, client: Client) -> None:
    amendment = proposed(house, client, RATE)
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'ada'", client.id)
    with pytest.raises(Refused, match="has to be proposed anew"):
        signed(house, amendment)


@pytest.mark.parametrize(
    ("amends", "signer"),
    [
        (LIMIT, "ann"),
        (Appointment(user="ann", role="admin"), "ann"),
        (Dismissal(user="ann", role="reviewer"), "ann"),
    ],
)
def test_nobody_signs_what_is_about_themselves(house: House, client: Client, amends: Amends, signer: str) -> None:
    with pytest.raises(Refused, match="about yourself"):
        in_force(house, client, amends, signer)


def test_nobody_proposes_what_is_about_themselves(house: House, client: Client) -> None:
    for amends in (Appointment(user="ada", role="reviewer"), Dismissal(user="ada", role="admin")):
        with pytest.raises(Refused, match="about yourself"):
            proposed(house, client, amends)


def test_nobody_ends_their_own_limit(house: House, client: Client) -> None:
    """Where limits are optional, they would be unlimited."""
    limit = in_force(house, client, LIMIT)
    with pytest.raises(Refused, match="about yourself"):
        in_force(house, client, End(amendment=limit.id), "ann")
    ended = in_force(house, client, End(amendment=limit.id), "ben")
    with house.web() as connection, acting(connection, "vic"):
        assert Amendments(connection).one(limit.id).ended == house.one("SELECT at FROM ended WHERE by = %s", ended.id)
    with pytest.raises(Invalid, match="it has ended already"):
        proposed(house, client, End(amendment=limit.id))


@pytest.mark.parametrize("signer", ["ben", "val", "vic"])
def test_a_right_is_delegated_by_whose_it_is(house: House, client: Client, signer: str) -> None:
    with pytest.raises(Refused):
        in_force(house, client, DELEGATION, signer)
    assert held(house, client, "delegation", "delegator", "delegate") == []


@pytest.mark.parametrize(
    ("amends", "words"),
    [
        (Appointment(user="ann", role="reviewer"), "ann is that already"),
        (Dismissal(user="vic", role="admin"), "vic is not"),
        (Limit(user="vic", currency="GBP", amount=Decimal(1), first_day=TODAY), "vic is no reviewer of this client"),
        (Limit(user="ben", currency="EUR", amount=Decimal(1), first_day=TODAY), "limits are in GBP"),
        (Rate(currency="GBP", facility_currency="EUR", value=Decimal(1), day=TODAY), "limits are in GBP"),
        (Delegation(delegator="vic", delegate="ann", first_day=TODAY, last_day=TODAY), "vic may not decide"),
        (Delegation(delegator="ann", delegate="eve", first_day=TODAY, last_day=TODAY), "eve is no member"),
        (Limit(user="ben", currency="GBP", amount=Decimal(-1), first_day=TODAY), "amount is negative"),
        (Limit(user="ben", currency="XXX", amount=Decimal(1), first_day=TODAY), "no currency in use"),
        (Limit(user="ben", currency="GBP", amount=Decimal("0.00001"), first_day=TODAY), "4 decimal places"),
        (Limit(user="ben", currency="GBP", amount=Decimal("NaN"), first_day=TODAY), "not a number"),
        (Limit(user="ben", currency="GBP", amount=Decimal(1), first_day=TODAY, last_day=YESTERDAY), "before first_day"),
        (Rate(currency="GBP", facility_currency="GBP", value=Decimal(1), day=TODAY), "no rate into itself"),
        (Rate(currency="EUR", facility_currency="GBP", value=Decimal(0), day=TODAY), "value is no rate"),
        (Rate(currency="EUR", facility_currency="GBP", value=Decimal("Infinity"), day=TODAY), "value is no rate"),
        (Facility(escalate=Decimal(1)), "between 0 and 1"),
        (Threshold(rule="r", name="n", value=Decimal("NaN")), "not a number"),
        (Delegation(delegator="ann", delegate="ann", first_day=TODAY, last_day=TODAY), "to themselves"),
    ],
)
def test_what_cannot_be_is_not_proposed(house: House, client: Client, amends: Amends, words: str) -> None:
    client.amend(LIMIT)
    with pytest.raises(Invalid, match=words):
        proposed(house, client, amends)


def test_nothing_is_delegated_to_an_admin(house: House, client: Client) -> None:
    house.rows("INSERT INTO member VALUES (%s, 'eve', 'admin')", client.id)
    with pytest.raises(Invalid, match="eve administers this client, and who does never decides"):
        proposed(house, client, Delegation(delegator="ann", delegate="eve", first_day=TODAY, last_day=TODAY))


def test_what_can_be_no_longer_is_not_signed(house: House, client: Client) -> None:
    first, second = (proposed(house, client, Dismissal(user="vic", role="viewer")) for _ in range(2))
    assert first == second
    signed(house, first)
    limit = proposed(house, client, LIMIT)
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'ann'", client.id)
    with pytest.raises(Invalid, match="ann is no reviewer"):
        signed(house, limit)


def lent(delegator: str, delegate: str, first: int = 0, last: int = 0) -> Delegation:
    days = (YESTERDAY, TODAY, TOMORROW)
    return Delegation(delegator=delegator, delegate=delegate, first_day=days[first], last_day=days[last])


@pytest.mark.parametrize("second", [lent("ben", "val", 1, 2), lent("val", "ann", 0, 1), lent("ben", "ann", 1, 1)])
def test_a_right_is_not_delegated_further(house: House, client: Client, second: Delegation) -> None:
    in_force(house, client, lent("ann", "ben", 0, 1), "ann")
    with pytest.raises(Invalid, match="not delegated further"):
        proposed(house, client, second)
    with opened(house.dsn, "syncio_owner") as connection, pytest.raises(Exception, match="not delegated further"):
        Clients(connection).command(client.entity, second)


def test_on_other_days_or_once_that_has_ended_it_may_be(house: House, client: Client) -> None:
    first = in_force(house, client, lent("ann", "ben", 0, 1), "ann")
    in_force(house, client, lent("ben", "val", 2, 2), "ben")
    in_force(house, client, End(amendment=first.id), "val")
    in_force(house, client, lent("ben", "ann", 1, 1), "ben")
    lent_by = [("ann", "ben"), ("ben", "ann"), ("ben", "val")]
    assert held(house, client, "delegation", "delegator", "delegate") == lent_by
    assert held(house, client, "ended", "amendment", "client") == [(first.id, client.id)]


def test_signing_again_gets_the_same_answer(house: House, client: Client) -> None:
    amendment = in_force(house, client, LIMIT)
    assert signed(house, amendment, "val") == amendment
    assert held(house, client, "member_limit", "user_name", "amount") == [("ann", Decimal("250.5"))]


def test_an_amendment_signed_at_once_by_many_is_in_force_once(house: House, client: Client) -> None:
    amendment = proposed(house, client, LIMIT)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda user: signed(house, amendment, user).signed_by, ("ben", "val", "ben", "val")))
    assert len(set(answers)) == 1
    assert len(held(house, client, "member_limit", "user_name", "amount")) == 1


def test_strangers_see_and_do_nothing(house: House, client: Client) -> None:
    amendment = proposed(house, client, LIMIT)
    with house.web() as connection, acting(connection, "eve"):
        assert [one for one in Amendments(connection).listed() if one.client == client.name] == []
    with pytest.raises(Unknown):
        signed(house, amendment, "eve")
    with pytest.raises(Unknown):
        proposed(house, client, RATE, "eve")


def test_the_amendments_of_another_client_end_nothing_here(house: House, client: Client) -> None:
    other = Client(house)
    theirs = in_force(house, other, LIMIT)
    with pytest.raises(Invalid, match="no limit or delegation of this client"):
        proposed(house, client, End(amendment=theirs.id))
    for number in (theirs.id, in_force(house, client, RATE).id):
        with (
            opened(house.dsn, "syncio_owner") as connection,
            pytest.raises(Exception, match="ends nothing of its client"),
        ):
            Clients(connection).command(client.entity, End(amendment=number))


def test_a_command_is_on_record_with_the_log_in_that_gave_it(house: House, client: Client) -> None:
    with house.web() as connection, acting(connection, "vic"):
        commands = [one for one in Amendments(connection).listed(client=client.name) if one.origin == "command"]
    login = house.one("SELECT session_user::text")
    assert {(one.proposed_by, one.signed_by, one.in_force) for one in commands} == {(login, None, True)}
    assert Appointment(user="ada", role="admin") in [one.amends for one in commands]
    with opened(house.dsn, "syncio_owner") as connection:
        Clients(connection).admit(client.entity, "ada", "admin")
        connection.commit()
    with house.web() as connection, acting(connection, "vic"):
        assert len(Amendments(connection).listed(client=client.name)) == len(commands)


def test_amendments_are_listed_newest_first_as_they_stand(house: House, client: Client) -> None:
    first, second = proposed(house, client, LIMIT), proposed(house, client, RATE)
    signed(house, first)
    with house.web() as connection, acting(connection, "vic"):
        listed = Amendments(connection).listed
        assert [one.id for one in listed(client=client.name, state="proposed")] == [second.id]
        assert listed(client=client.name, state="in_force", limit=1)[0].id == first.id
        assert [one.id for one in listed(client=client.name, limit=1)] == [second.id]
        assert [one.id for one in listed(client=client.name, offset=1, limit=1)] == [first.id]
