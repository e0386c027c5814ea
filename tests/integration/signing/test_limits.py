"""What a member may approve in a day, however it is cut into decisions, reviews and currencies."""

from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest

from syncio.domain.amendment import Amends, Delegation, End, Facility, Limit, Rate
from syncio.domain.change import Change
from syncio.errors import Refused, Terminal
from syncio.stages.review import decide
from syncio.stages.rights import own
from syncio.stores.reviews import acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, TOMORROW, YESTERDAY
from tests.integration.signing.signing import reviewed, say
from tests.integration.staged.documents import invoice
from tests.unit.domain.made import content

REQUIRED = Facility(limits="required")


def limit(user: str, amount: str, **given: object) -> Limit:
    usual = {"currency": "GBP", "first_day": YESTERDAY}
    return Limit(user=user, amount=Decimal(amount), **usual | given)  # type: ignore[arg-type]


def refusal(house: House, review: int, user: str, *places: int, on_behalf_of: str | None = None) -> str:
    """What is told where that is above a limit; nothing is recorded then."""
    before = house.recorded(review)
    with pytest.raises(Refused) as refused:
        say(house, review, user, *places, on_behalf_of=on_behalf_of)
    assert house.recorded(review) == before
    return refused.value.message


def test_splitting_does_not_help_and_the_refusal_says_what_is_left(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"))
    review = reviewed(client, "600", "300", "200.01")
    say(house, review, "ann", 0)
    say(house, review, "ann", 1)
    assert refusal(house, review, "ann", 2) == (
        f"nothing was recorded: your limit for {client.name} is 1,000.00 GBP a day, 900.00 of it is used today,"
        " and this would add 200.01"
    )
    say(house, review, "ben", 2)
    assert house.states(review) == ["approved"] * 3


def test_a_limit_may_be_used_to_the_last_penny(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"))
    review = reviewed(client, "600", "400", "0.01")
    say(house, review, "ann", 0, 1)
    assert "1,000.00 of it is used today" in refusal(house, review, "ann", 2)


def test_all_of_a_clients_reviews_of_a_day_count(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"))
    say(house, reviewed(client, "700"), "ann")
    assert "700.00 of it is used today" in refusal(house, reviewed(client, "700"), "ann")


def test_another_clients_do_not(house: House, client: Client) -> None:
    other = Client(house)
    for each in (client, other):
        each.amend(limit("ann", "1000"))
        review = reviewed(each, "700")
        assert say(house, review, "ann").complete
        assert house.states(review) == ["approved"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"])
def test_a_day_begins_where_the_facility_is(house: House, client: Client, zone: str) -> None:
    client.amend(Facility(limits="optional", timezone=zone), limit("ann", "1000", first_day=TODAY - timedelta(days=3)))
    review = reviewed(client, "700", "700")
    say(house, review, "ann", 0)
    start = "(now() AT TIME ZONE %s)::date::timestamp AT TIME ZONE %s"
    house.rows(f"UPDATE decision SET at = {start} WHERE client = %s", zone, zone, client.id)  # noqa: S608
    assert "700.00 of it is used today" in refusal(house, review, "ann", 1)
    house.rows(
        f"UPDATE decision SET at = {start} - interval '1 second' WHERE client = %s",  # noqa: S608
        *(zone, zone, client.id),
    )
    say(house, review, "ann", 1)


def test_the_highest_tier_in_force_counts(house: House, client: Client) -> None:
    client.amend(
        limit("ann", "100"),
        limit("ann", "900", last_day=TODAY),
        limit("ann", "5000", last_day=YESTERDAY),
        limit("ann", "7000", first_day=TOMORROW),
    )
    review = reviewed(client, "900", "1")
    say(house, review, "ann", 0)
    assert "is 900.00 GBP a day" in refusal(house, review, "ann", 1)


def test_a_limit_that_was_ended_counts_no_more(house: House, client: Client) -> None:
    client.amend(limit("ann", "100"), limit("ann", "900"))
    newest = house.one("SELECT max(amendment) FROM member_limit WHERE client = %s", client.id)
    client.amend(End(amendment=newest))
    assert "is 100.00 GBP a day" in refusal(house, reviewed(client, "101"), "ann")


def test_without_a_limit_nothing_is_approved_unless_two_people_said_so(house: House, client: Client) -> None:
    client.amend(REQUIRED)
    review = reviewed(client, "1")
    assert refusal(house, review, "ann") == (
        f"nothing was recorded: nobody approves for {client.name} without a limit, and you have none:"
        " an admin of the client proposes one"
    )
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review, "reject", "false"))
    client.amend(Facility(limits="optional"))
    say(house, reviewed(client, "1000000"), "ann")


def test_nobody_approves_without_a_limit_where_nothing_was_arranged(house: House, client: Client) -> None:
    house.rows("DELETE FROM facility WHERE client = %s", client.id)
    assert "without a limit" in refusal(house, reviewed(client, "1"), "ann")


def test_a_rejection_uses_nothing(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"))
    review = reviewed(client, "900", "900", "900")
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review, "reject", "false")[:2])
    assert say(house, review, "ann", 2).complete
    assert house.states(review) == ["rejected", "rejected", "approved"]


def edited(client: Client, before: str, after: str, snapshot: str | None) -> Change:
    """An edit of an invoice from one gross to another, that had a third one when it was funded."""
    change = client.change(client.stage(invoice("INV-9", after), external_id="x9"), type="changed")
    amounts = {"amount_before": Decimal(before), "currency_before": "GBP"}
    if snapshot:
        amounts |= {"amount_snapshot": Decimal(snapshot), "currency_snapshot": "GBP"}
    return replaced(change, **amounts)


def replaced(change: Change, **given: object) -> Change:
    fields = {name: getattr(change, name) for name in change.__struct_fields__}
    return Change(**fields | given)


@pytest.mark.parametrize(
    ("before", "after", "snapshot", "counts"),
    [
        ("100", "400", None, "400"),
        ("400", "100", None, "400"),
        ("100", "200", "900", "900"),
        ("900", "200", "100", "200"),
        ("-700", "-300", None, "700"),
        ("500", "0", None, "500"),
    ],
)
def test_an_edit_counts_the_greater_of_now_and_at_funding(
    house: House, client: Client, before: str, after: str, snapshot: str | None, counts: str
) -> None:
    client.amend(limit("ann", "1"))
    change = replaced(edited(client, before, "1", snapshot), amount_after=Decimal(after))
    assert f"this would add {Decimal(counts):,.2f}" in refusal(house, client.open_review([change]), "ann")


def test_a_credit_note_makes_no_room_for_others(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"))
    credit = replaced(client.change(client.stage(invoice("CN-1", "900"), external_id="c1")), amount_after=Decimal(-900))
    review = client.open_review([credit, client.change(client.stage(invoice("INV-1", "200"), external_id="x1"))])
    assert "would add 1,100.00" in refusal(house, review, "ann")


def in_euros(client: Client, total: str) -> int:
    euros = content(number="INV-E", currency="EUR", total=Decimal(total))
    return client.open_review([client.change(client.stage(euros, external_id="xe"))])


def test_another_currency_counts_at_the_newest_rate_of_the_day(house: House, client: Client) -> None:
    rate = {"currency": "EUR", "facility_currency": "GBP"}
    client.amend(
        limit("ann", "100"),
        Rate(value=Decimal("0.5"), day=YESTERDAY, **rate),
        Rate(value=Decimal("0.8"), day=TODAY, **rate),
        Rate(value=Decimal("0.1"), day=TOMORROW, **rate),
    )
    review = in_euros(client, "111.10")
    say(house, review, "ann")
    with house.web() as connection, acting(connection, "ann"):
        [right] = own(connection, review, "ann").rights
    assert right.used_today == Decimal("88.88")


def test_without_a_rate_it_is_above_every_limit(house: House, client: Client) -> None:
    client.amend(limit("ann", "999999999"))
    assert refusal(house, in_euros(client, "0.01"), "ann").endswith(
        "and this is in a currency without a rate into GBP, which is above every limit"
    )
    client.amend(Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.8"), day=YESTERDAY))
    say(house, house.one("SELECT max(id) FROM review WHERE client = %s", client.id), "ann")


def test_what_was_approved_without_a_limit_counts_once_there_is_one(house: House, client: Client) -> None:
    review = reviewed(client, "800", "300")
    say(house, review, "ann", 0)
    client.amend(limit("ann", "1000"))
    assert "800.00 of it is used today" in refusal(house, review, "ann", 1)


@pytest.mark.parametrize("by", ["syncio_web", "administrator"])
def test_the_database_itself_takes_no_approval_above_a_limit(house: House, client: Client, by: str) -> None:
    client.amend(limit("ann", "1000"))
    review = reviewed(client, "600", "600")
    insert = (
        "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
        " SELECT id, client, hash, 'approve', '', 'ann' FROM change WHERE review = %s"
    )
    query = insert.encode()
    with house.web() as web, house.app() as connection:
        session = web if by == "syncio_web" else connection
        if by == "administrator":
            connection.execute("RESET ROLE")
        with pytest.raises(Terminal, match="above the limit"), acting(session, "ann"):
            session.execute(query, [review])
    assert house.recorded(review) == 0


@pytest.mark.parametrize("table", ["member_limit", "rate", "facility", "delegation", "ended", "member", "threshold"])
@pytest.mark.parametrize("role", ["web", "app"])
def test_nobody_but_a_signature_writes_limits_and_members(house: House, table: str, role: str) -> None:
    with getattr(house, role)() as connection:
        for statement in ("INSERT INTO {} DEFAULT VALUES", "UPDATE {} SET client = 1", "DELETE FROM {}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.format(table).encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute("SELECT amend(1)")


def test_a_reader_is_told_limit_and_use_before_anything_is_tried(house: House, client: Client) -> None:
    client.amend(limit("ann", "1000"), limit("ben", "500"))
    client.amend(Delegation(delegator="ben", delegate="ann", first_day=TODAY, last_day=TODAY))
    review = reviewed(client, "600", "100")
    say(house, review, "ann", 0)
    with house.web() as connection, acting(connection, "ann"):
        mine = own(connection, review, "ann")
    assert mine.why_not is None
    assert [(right.authority, right.limit, right.used_today) for right in mine.rights] == [
        ("ann", Decimal(1000), Decimal(600)),
        ("ben", Decimal(500), Decimal(600)),
    ]
    assert [right.why_not is None for right in mine.rights] == [True, False]


def test_each_right_says_for_itself_why_nothing_can_be_approved_by_it(house: House, client: Client) -> None:
    client.amend(limit("ben", "500"), REQUIRED)
    client.amend(Delegation(delegator="ben", delegate="ann", first_day=TODAY, last_day=TODAY))
    review = reviewed(client, "600")
    with house.web() as connection, acting(connection, "ann"):
        mine = own(connection, review, "ann")
    assert [(right.authority, right.why_not is None) for right in mine.rights] == [("ann", False), ("ben", True)]


@pytest.mark.parametrize(
    ("user", "amends", "words"),
    [
        ("vic", (), "vic may not decide for"),
        ("ann", (REQUIRED,), "nobody approves for"),
        ("ann", (REQUIRED, limit("ann", "1")), None),
    ],
)
def test_a_reader_is_told_why_nothing_can_be_approved(
    house: House, client: Client, user: str, amends: tuple[Amends, ...], words: str | None
) -> None:
    client.amend(*amends)
    review = reviewed(client, "600")
    with house.web() as connection, acting(connection, user):
        mine = own(connection, review, user)
    [why_not] = [right.why_not for right in mine.rights] or [mine.why_not]
    assert why_not is None if words is None else (why_not or "").startswith(words)
