"""A right that was delegated: used in one's own name, once for a change, within one limit, and never by an admin."""

from datetime import date
from decimal import Decimal

import pytest

from syncio.domain.amendment import Delegation, End, Facility, Limit
from syncio.errors import Misconfigured, Refused, Stale, Terminal
from syncio.stages.review import decide, sign
from syncio.stores.reviews import Filter, Reviews, acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, TOMORROW, YESTERDAY
from tests.integration.signing.signing import reviewed, say
from tests.integration.staged.reviewing import RAISED
from tests.unit.domain.made import content


def delegated(delegator: str, delegate: str, first: date = TODAY, last: date = TODAY) -> Delegation:
    return Delegation(delegator=delegator, delegate=delegate, first_day=first, last_day=last)


def limit(user: str, amount: str) -> Limit:
    return Limit(user=user, currency="GBP", amount=Decimal(amount), first_day=YESTERDAY)


def newest(client: Client) -> int:
    """The amendment that brought the client's newest delegation."""
    number: int = client.house.one("SELECT max(amendment) FROM delegation WHERE client = %s", client.id)
    return number


def test_a_viewer_decides_by_a_reviewers_right_in_their_own_name(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    review = reviewed(client, "10")
    assert say(house, review, "vic").complete
    with house.web() as connection, acting(connection, "vic"):
        [change] = Reviews(connection).changes(review, Filter())[1]
    assert [(said.user, said.on_behalf_of) for said in change.decisions] == [("vic", "ann")]
    assert house.closing(review) == {"reason": "decided", "by_user": "vic", "outcome": "release"}
    assert house.one("SELECT on_behalf_of FROM closing WHERE review = %s", review) == "ann"


def test_what_was_approved_by_a_delegated_right_is_released(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    [record] = client.stage_book([content()])
    review = client.open_review([client.change(record, [RAISED])])
    say(house, review, "vic")
    say(house, review, "ben")
    assert (house.release(review).count, client.push()) == (1, (1, 0, 0, 0))


def test_a_right_that_ends_later_was_a_right_then(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    [record] = client.stage_book([content()])
    review = client.open_review([client.change(record)])
    say(house, review, "vic")
    client.amend(End(amendment=newest(client)))
    assert house.release(review).count == 1


@pytest.mark.parametrize(
    "undone",
    [
        "UPDATE member SET role = 'viewer' WHERE client = %s AND user_name = 'ann'",
        "INSERT INTO member VALUES (%s, 'vic', 'admin')",
        "DELETE FROM member WHERE client = %s AND user_name = 'vic'",
        "UPDATE delegation SET since = now() WHERE client = %s",
    ],
)
def test_what_rested_on_a_right_that_is_none_is_not_released(house: House, client: Client, undone: str) -> None:
    client.amend(delegated("ann", "vic"))
    [record] = client.stage_book([content()])
    review = client.open_review([client.change(record)])
    say(house, review, "vic")
    house.rows(undone, client.id)
    [refusal] = house.release(review).refused
    assert refusal.reason == "of 1 approvals, 0 are by people who may approve it now"


@pytest.mark.parametrize(
    ("first", "second"),
    [(("ann", None), ("vic", "ann")), (("vic", "ann"), ("ann", None)), (("vic", "ann"), ("val", "ann"))],
)
def test_one_right_approves_a_blocked_change_once(
    house: House, client: Client, first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    client.amend(delegated("ann", "vic"), delegated("ann", "val"))
    review = reviewed(client, "10", flags=(RAISED,))
    say(house, review, first[0], on_behalf_of=first[1])
    with pytest.raises(Stale) as stale:
        say(house, review, second[0], on_behalf_of=second[1])
    assert stale.value.changed[0]["message"] == (
        f"{first[0]} approved it by the same right: a second approval needs another person's"
    )
    assert house.states(review) == ["undecided"]
    assert say(house, review, "ben").complete


def test_one_person_does_not_approve_a_blocked_change_by_two_rights(house: House, client: Client) -> None:
    client.amend(delegated("ann", "ben"))
    review = reviewed(client, "10", flags=(RAISED,))
    say(house, review, "ben")
    say(house, review, "ben", on_behalf_of="ann")
    assert (house.states(review), house.recorded(review)) == (["undecided"], 1)


def test_delegator_and_delegate_by_rights_of_their_own_are_two_people(house: House, client: Client) -> None:
    client.amend(delegated("ann", "ben"))
    review = reviewed(client, "10", flags=(RAISED,))
    say(house, review, "ann")
    assert say(house, review, "ben").complete


def test_a_delegation_adds_no_limits_together(house: House, client: Client) -> None:
    client.amend(limit("ann", "100"), limit("ben", "1000"), delegated("ben", "ann"))
    review = reviewed(client, "80", "900", "40", "21", "20")
    say(house, review, "ann", 0)
    say(house, review, "ann", 1, on_behalf_of="ben")  # 980 of ann's in all, of at most 1000
    for on_behalf_of in (None, "ben"):
        with pytest.raises(Refused, match=r"980\.00 of it is used today, and this would add 40\.00"):
            say(house, review, "ann", 2, on_behalf_of=on_behalf_of)
    with pytest.raises(Refused, match=r"your limit .* 900\.00 of it is used today, and this would add 101\.00"):
        say(house, review, "ben", 0, 3)
    say(house, review, "ben", 3)
    say(house, review, "ben", 2)


def test_delegates_share_the_limit_of_who_delegates(house: House, client: Client) -> None:
    client.amend(limit("ann", "100"), delegated("ann", "vic"), delegated("ann", "val"))
    review = reviewed(client, "60", "30", "11")
    say(house, review, "vic", 0)
    say(house, review, "val", 1, on_behalf_of="ann")
    for user, on_behalf_of in (("vic", None), ("val", "ann"), ("ann", None)):
        with pytest.raises(Refused, match=r"90\.00 of it is used today"):
            say(house, review, user, 2, on_behalf_of=on_behalf_of)


def test_a_delegate_has_the_delegators_limit_or_none(house: House, client: Client) -> None:
    client.amend(Facility(limits="required"), limit("val", "10"), delegated("ann", "val"))
    review = reviewed(client, "5")
    with pytest.raises(Refused, match="without a limit, and ann has none"):
        say(house, review, "val", on_behalf_of="ann")
    say(house, review, "val")


@pytest.mark.parametrize(("first", "last"), [(YESTERDAY, YESTERDAY), (TOMORROW, TOMORROW)])
def test_a_right_is_delegated_for_its_days_alone(house: House, client: Client, first: date, last: date) -> None:
    client.amend(delegated("ann", "vic", first, last))
    with pytest.raises(Refused, match="vic may not decide"):
        say(house, reviewed(client, "1"), "vic")


def test_a_delegation_that_was_ended_gives_no_right(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    client.amend(End(amendment=newest(client)))
    with pytest.raises(Refused, match=f"ann has not delegated to vic for {client.name} today"):
        say(house, reviewed(client, "1"), "vic", on_behalf_of="ann")


def test_an_admin_never_decides_by_anothers_right_either(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    house.rows("INSERT INTO member VALUES (%s, 'vic', 'admin')", client.id)
    review = reviewed(client, "1")
    for on_behalf_of in (None, "ann"):
        with pytest.raises(Refused):
            say(house, review, "vic", on_behalf_of=on_behalf_of)


@pytest.mark.parametrize("role", ["viewer", "admin"])
def test_who_may_not_decide_has_no_right_to_lend(house: House, client: Client, role: str) -> None:
    client.amend(delegated("ann", "vic"))
    house.rows("INSERT INTO member VALUES (%s, 'ann', %s) ON CONFLICT DO NOTHING", client.id, role)
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'ann' AND role = 'reviewer'", client.id)
    with pytest.raises(Refused, match="vic may not decide"):
        say(house, reviewed(client, "1"), "vic")


def test_who_has_several_rights_and_none_of_their_own_says_which(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"), delegated("ben", "vic"))
    review = reviewed(client, "1")
    with pytest.raises(Refused, match="say on whose behalf you decide: ann, ben"):
        say(house, review, "vic")
    assert say(house, review, "vic", on_behalf_of="ben").complete


def test_a_delegate_signs_too(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    review = reviewed(client, "1")
    with house.web() as connection:
        sign(connection, review, "vic", bytes.fromhex(house.hash(review)))
    assert house.closing(review) == {"reason": "signed", "by_user": "vic", "outcome": "hold"}


@pytest.mark.parametrize(
    ("user", "on_behalf_of"), [("vic", "ben"), ("vic", None), ("ben", "ann"), ("vic", "vic"), ("ann", "vic")]
)
def test_the_database_itself_knows_who_has_delegated(
    house: House, client: Client, user: str, on_behalf_of: str | None
) -> None:
    client.amend(delegated("ann", "vic"))
    review = reviewed(client, "1")
    refused = pytest.raises(Misconfigured, match="row-level security")
    with house.web() as connection, refused, acting(connection, user):
        connection.execute(
            "INSERT INTO decision (change, client, hash, verdict, reason, user_name, on_behalf_of)"
            " SELECT id, client, hash, 'approve', '', %s, %s FROM change WHERE review = %s",
            [user, on_behalf_of, review],
        )


def test_the_database_itself_takes_one_approval_by_one_right(house: House, client: Client) -> None:
    client.amend(delegated("ann", "vic"))
    review = reviewed(client, "1", flags=(RAISED,))
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review))
        with pytest.raises(Terminal, match="decision_change_coalesce_idx"), acting(connection, "vic"):
            connection.execute(
                "INSERT INTO decision (change, client, hash, verdict, reason, user_name, on_behalf_of)"
                " SELECT id, client, hash, 'approve', '', 'vic', 'ann' FROM change WHERE review = %s",
                [review],
            )
