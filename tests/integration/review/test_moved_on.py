"""Between showing a change and deciding about it, the source may have changed it again."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Balance
from syncio.errors import Stale
from syncio.stages.review import decide
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice, unpaid
from tests.integration.staged.house import House

HALF_PAID = Balance(paid=Decimal(60), credited=Decimal(0), due=Decimal(60))


def told(house: House, review: int) -> Sequence[dict[str, str]]:
    """What a reviewer is told who approves too late."""
    with house.web() as connection, pytest.raises(Stale) as refused:
        decide(connection, review, "ann", house.decisions(review))
    [stale] = refused.value.changed
    assert "changed since it was shown" in stale["message"]
    assert house.states(review) == ["undecided"]
    fields: Sequence[dict[str, str]] = stale["changed"]
    return fields


def test_a_raised_total_is_shown_old_and_new(house: House, client: Client) -> None:
    record = client.stage(invoice(total="120.00"))
    review = client.open_review([client.change(record)])
    client.stage(replace(invoice(total="120.00"), total=Decimal("150.5")))
    assert told(house, review) == [{"field": "total", "old": "120.00", "new": "150.5"}]


def test_a_renamed_debtor_is_shown_old_and_new(house: House, client: Client) -> None:
    record = client.stage_debtor(debtor(name="Acme Ltd"))
    review = client.open_review([client.change(record, type="changed")])
    client.stage_debtor(debtor(name="Acme Holdings"))
    assert told(house, review) == [{"field": "name", "old": "Acme Ltd", "new": "Acme Holdings"}]


def test_a_payment_more_is_shown_where_the_change_is_about_the_balance(house: House, client: Client) -> None:
    record = client.stage(invoice())
    review = client.open_review([client.change(record, type="balance")])
    client.stage(invoice(), HALF_PAID)
    assert told(house, review) == [
        {"field": "paid", "old": "0", "new": "60"},
        {"field": "due", "old": "120.00", "new": "60"},
    ]


def test_a_payment_does_not_make_a_change_of_content_stale(house: House, client: Client) -> None:
    record = client.stage(invoice())
    review = client.open_review([client.change(record)])
    client.stage(invoice(), HALF_PAID)
    with house.web() as connection:
        assert decide(connection, review, "ann", house.decisions(review)).complete


def test_what_went_back_to_the_shown_content_can_be_decided(house: House, client: Client) -> None:
    record = client.stage(invoice())
    review = client.open_review([client.change(record)])
    client.stage(invoice(total="9.00"))
    client.stage(invoice(), unpaid(invoice()))
    with house.web() as connection:
        assert decide(connection, review, "ann", house.decisions(review)).complete


def test_a_decision_on_record_stays_repeatable_when_the_head_moves_on(house: House, client: Client) -> None:
    record = client.stage(invoice())
    other = client.stage(invoice("INV-2"), external_id="x2")
    review = client.open_review([client.change(record), client.change(other)])
    with house.web() as connection:
        first = decide(connection, review, "ann", house.decisions(review)[:1])
        client.stage(invoice(total="9.00"))
        assert decide(connection, review, "ann", house.decisions(review)[:1]) == first
