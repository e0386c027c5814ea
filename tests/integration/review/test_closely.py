"""One change looked at closely, and a review in figures, as the web's role reads them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from syncio.domain.change import Change
from syncio.domain.invoice import Balance
from syncio.domain.shown import Fired, Moved, StateSum
from syncio.domain.versions import ChangeDetail, Earlier, Version
from syncio.errors import Unknown
from syncio.stages.review import decide
from syncio.stores.reviews import Reviews, acting
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED

FUNDED = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
PAID = Balance(paid=Decimal(20), credited=Decimal(0), due=Decimal(100))


def looked_at(house: House, review: int, user: str = "ann", place: int = 0) -> ChangeDetail:
    change = house.decisions(review)[place].change
    with house.web() as connection, acting(connection, user):
        return Reviews(connection).change(review, change)


def approve(house: House, record: int, n: int, balance_n: int) -> None:
    """Make a version the approved copy, with the balance of another one."""
    house.rows(
        "INSERT INTO approved SELECT v.record, v.n, v.content_hash, b.n, b.balance_hash, v.seen FROM version v"
        " JOIN version b ON b.record = v.record AND b.n = %s WHERE v.record = %s AND v.n = %s",
        *(balance_n, record, n),
    )


def push(house: House, client: Client, change: Change, n: int, applied: datetime) -> None:
    """Put on record that FactorS took a version at a time."""
    row = house.one("SELECT max(id) FROM change WHERE record = %s", change.record)
    release = house.insert(
        "release",
        {
            "push_id": uuid4(),
            "client": client.id,
            "class": "content",
            "change": row,
            "record": change.record,
            "external_id": change.external_id,
            "after_n": n,
            "after_hash": b"",
            "hash": b"",
        },
    )
    house.insert("release_outcome", {"release": release["id"], "outcome": "pushed", "applied": applied})


def told(version: Version) -> tuple[Any, ...]:
    assert version.content is not None
    assert version.balance is not None
    return version.role, version.n, version.content.total, version.balance.due


def test_a_change_comes_with_the_versions_it_rests_on(house: House, client: Client) -> None:
    client.stage_debtor(debtor())
    record = client.stage(invoice(total="100"))
    for total in ("110", "120"):
        client.stage(invoice(total=total))
    client.stage(invoice(total="120"), PAID)
    approve(house, record, 3, 4)
    client.stage(invoice(total="150"))
    change = replace(client.change(record, [RAISED]), funded_at=FUNDED, funded=Decimal(85))
    review = client.open_review([change])
    for n, hours in ((1, -5), (2, -1), (3, 1)):
        push(house, client, change, n, FUNDED + timedelta(hours=hours))
    detail = looked_at(house, review)
    assert [told(version) for version in detail.versions] == [
        ("funded", 2, Decimal(110), Decimal(110)),
        ("before", 3, Decimal(120), Decimal(100)),
        ("after", 5, Decimal(150), Decimal(150)),
    ]
    assert (detail.funded_at, detail.funded, detail.change.number) == (FUNDED, Decimal(85), "INV-1")
    after = detail.versions[-1]
    assert after.hash == house.one("SELECT encode(content_hash, 'hex') FROM head WHERE record = %s", record)
    assert after.origin is not None
    assert (after.origin.debtor_name, after.debtor) == ("Acme Ltd", None)


def test_a_new_invoice_has_one_version(house: House, review: int) -> None:
    detail = looked_at(house, review)
    assert [version.role for version in detail.versions] == ["after"]
    assert (detail.funded_at, detail.earlier) == (None, ())


def test_an_invoice_that_is_not_funded_has_no_version_at_funding(house: House, client: Client) -> None:
    record = client.stage(invoice(total="100"))
    approve(house, record, 1, 1)
    client.stage(invoice(total="110"))
    change = client.change(record)
    review = client.open_review([change])
    push(house, client, change, 1, FUNDED)
    assert [version.role for version in looked_at(house, review).versions] == ["before", "after"]


def test_a_debtor_has_versions_of_its_own(house: House, client: Client) -> None:
    record = client.stage_debtor(debtor())
    approve(house, record, 1, 1)
    client.stage_debtor(debtor(name="Acme Holdings"))
    review = client.open_review([client.change(record)])
    before, after = looked_at(house, review).versions
    assert (before.debtor, after.debtor) == (debtor(), debtor(name="Acme Holdings"))
    assert (after.content, after.balance, after.origin) == (None, None, None)


def test_what_was_said_before_of_the_invoice_and_its_debtor_is_told(house: House, client: Client) -> None:
    first, other = client.stage_book([invoice("INV-1"), invoice("INV-2")])
    earlier = client.open_review([client.change(first), client.change(other)])
    with house.web() as connection:
        decide(connection, earlier, "ann", house.decisions(earlier, "reject", "not ours"))
    client.stage(invoice("INV-1", "130"), external_id="x1")
    review = client.open_review([client.change(first)])
    same, debtors = looked_at(house, review).earlier
    assert same == Earlier(
        about="same",
        review=earlier,
        type="new",
        number="INV-1",
        currency="GBP",
        amount_before=None,
        amount_after=Decimal(120),
        severity="none",
        user="ann",
        verdict="reject",
        reason="not ours",
        at=same.at,
    )
    assert (debtors.about, debtors.number, debtors.reason) == ("debtor", "INV-2", "not ours")


def test_of_a_long_history_the_newest_is_told(house: House, client: Client) -> None:
    records = client.stage_book([invoice(f"INV-{i}") for i in range(13)])
    review = client.open_review([client.change(record) for record in records])
    with house.web() as connection:
        for decision in house.decisions(review)[1:]:
            decide(connection, review, "ann", [decision])
    assert [one.number for one in looked_at(house, review).earlier] == [f"INV-{i}" for i in range(12, 2, -1)]


@pytest.mark.parametrize("user", ["eve", ""])
def test_who_is_no_member_is_shown_no_change_and_no_figures(house: House, review: int, user: str) -> None:
    Client(house, [("eve", "reviewer")])
    with pytest.raises(Unknown):
        looked_at(house, review, user)
    with house.web() as connection, pytest.raises(Unknown), acting(connection, user):
        Reviews(connection).summary(review)


def test_a_change_of_another_review_is_unknown(house: House, client: Client, review: int) -> None:
    other = client.open_review([client.change(client.stage(invoice("INV-9"), external_id="x9"))])
    change = house.decisions(other)[0].change
    with house.web() as connection, acting(connection, "ann"), pytest.raises(Unknown, match=f"in review {review}"):
        Reviews(connection).change(review, change)


def test_what_factors_held_is_told_of_a_members_clients_alone(house: House, client: Client) -> None:
    change = replace(client.change(client.stage(invoice())), funded_at=FUNDED, funded=Decimal(85))
    client.open_review([change])
    push(house, client, change, 1, FUNDED)
    Client(house, [("eve", "reviewer")])
    query = "SELECT n FROM version_at_funding v JOIN (SELECT %s::bigint AS change) w USING (change)"
    row = house.one("SELECT max(id) FROM change WHERE record = %s", change.record)
    for user, seen in (("ann", [(1,)]), ("eve", [])):
        with house.web() as connection, acting(connection, user):
            assert connection.execute(query.encode(), [row]).fetchall() == seen


def test_a_review_is_summed_up_by_state_and_currency(house: House, client: Client) -> None:
    totals = {"INV-1": "100", "INV-2": "200", "INV-3": "300", "INV-4": "400"}
    first, second, third, fourth = client.stage_book([invoice(number, total) for number, total in totals.items()])
    dollars = replace(client.change(second), currency="AUD", currency_before="GBP", amount_before=Decimal(150))
    blocked = [client.change(third, [RAISED]), client.change(fourth, [RAISED])]
    review = client.open_review([client.change(first), dollars, *blocked])
    one, _, three, _ = house.decisions(review)
    with house.web() as connection:
        decide(connection, review, "ann", [one, three])
        with acting(connection, "vic"):
            summary = Reviews(connection).summary(review)
    assert summary.rules == (Fired(rule="upward_edit", changes=2),)
    approved, undecided = summary.states
    gbp = Moved("GBP", Decimal(100), Decimal(80))
    assert approved == StateSum(state="approved", changes=1, blocked=0, half_approved=0, money=(gbp,))
    aud, gbp = Moved("AUD", Decimal(200), Decimal(160)), Moved("GBP", Decimal(550), Decimal(560))
    assert undecided == StateSum(state="undecided", changes=3, blocked=2, half_approved=1, money=(aud, gbp))
