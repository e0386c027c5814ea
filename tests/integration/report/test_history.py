"""What a diff report tells of the time before its review, and of the book beside it."""

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from syncio.domain.change import FieldChange
from syncio.stages.report import freeze
from syncio.stores.database import Connection
from syncio.stores.reports import Reports
from tests.integration.report.deciding import SCRIPT, close, for_ann
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.staged.house import House

Frozen = Callable[[int], dict[str, Any]]


@pytest.fixture
def frozen(connection: Connection) -> Frozen:
    """A review as the stage freezes it."""

    def read(review: int) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(freeze(Reports(connection).data(review, "diff"), "diff"))
        connection.rollback()
        return data

    return read


def again(client: Client, house: House, review: int) -> int:
    """The next review, about the same records."""
    rows = house.rows("SELECT record FROM change WHERE review = %s ORDER BY no", review)
    return client.open_review([client.change(row["record"]) for row in rows])


def test_a_first_review_knows_of_nothing_before(frozen: Frozen, review: int) -> None:
    data = frozen(review)
    assert [row["earlier"] for row in data["changes"]] == [[], [], []]
    assert data["debtors"] == []


def test_who_decided_on_the_same_invoice_before_is_told_the_newest_first(
    frozen: Frozen, review: int, client: Client, house: House
) -> None:
    close(house, review)
    first, second, third = frozen(again(client, house, review))["changes"]
    assert [(one["user"], one["verdict"], one["review"]) for one in first["earlier"]] == [
        ("ben", "approve", review),
        ("ann", "approve", review),
    ]
    [rejection] = second["earlier"]
    assert (rejection["user"], rejection["verdict"], rejection["reason"]) == (
        "ann",
        "reject",
        f"{SCRIPT} never ordered",
    )
    assert (rejection["number"], rejection["amount"], rejection["currency"]) == ("INV-2", "200.5", "GBP")
    assert rejection["at"].endswith("Z")
    assert (third["earlier"], third["earlier_count"]) == ([], 0)


def test_a_decision_by_a_delegated_right_is_told_with_whose_it_was(
    frozen: Frozen, review: int, client: Client, house: House
) -> None:
    for_ann(client, review, 2)
    data = frozen(again(client, house, review))
    [said] = data["changes"][2]["earlier"]
    assert (said["user"], said["on_behalf_of"]) == ("vic", "ann")
    assert [(one["user"], one["on_behalf_of"]) for one in data["debtors"][0]["newest"]] == [("vic", "ann")]


def test_of_many_decisions_on_an_invoice_three_are_told_and_the_others_counted(
    frozen: Frozen, review: int, client: Client, house: House
) -> None:
    for _ in range(3):
        close(house, review)
        review = again(client, house, review)
    [_, second, _] = frozen(review)["changes"]
    assert len(second["earlier"]) == second["earlier_count"] == 3
    close(house, review)
    [_, second, _] = frozen(again(client, house, review))["changes"]
    assert (len(second["earlier"]), second["earlier_count"]) == (3, 4)
    assert second["earlier"][0]["review"] == review


def test_what_is_decided_after_a_review_opened_is_not_told_in_it(
    frozen: Frozen, review: int, client: Client, house: House
) -> None:
    close(house, review)
    later = again(client, house, review)
    before = frozen(later)
    house.rows(
        "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
        " SELECT id, client, hash, 'approve', '', 'late' FROM change WHERE review = %s",
        review,
    )
    assert frozen(later) == before


def test_a_debtor_s_year_before_is_counted_and_its_rejections_come_first(
    frozen: Frozen, review: int, client: Client, house: House
) -> None:
    close(house, review)
    later = again(client, house, review)
    [past] = frozen(later)["debtors"]
    assert (past["debtor"], past["approved"], past["rejected"]) == ("d1", 2, 1)
    assert [one["verdict"] for one in past["newest"]] == ["reject", "approve", "approve"]
    assert {row["debtor"] for row in frozen(later)["changes"]} == {"d1"}
    house.rows("UPDATE review SET opened = opened - interval '400 days' WHERE id = %s", review)
    assert frozen(later)["debtors"] == []
    assert frozen(later)["changes"][1]["earlier_count"] == 1


def test_another_client_s_decisions_are_not_told(frozen: Frozen, review: int, house: House) -> None:
    close(house, review)
    other = Client(house)
    [record] = other.stage_book([invoice("INV-1", "100.50")])
    data = frozen(other.open_review([other.change(record)]))
    assert data["debtors"] == data["changes"][0]["earlier"] == []


def test_the_names_of_debtors_between_whom_an_invoice_moved_are_told(frozen: Frozen, client: Client) -> None:
    [record] = client.stage_book([invoice()])
    client.stage_debtor(debtor("d2", "Bright Ltd"))
    moved = [FieldChange(field="debtor", old="d1", new="d2"), FieldChange(field="reference", old="d3", new=None)]
    assert frozen(client.open_review([client.change(record, fields=moved)]))["names"] == {
        "d1": "Acme Ltd",
        "d2": "Bright Ltd",
    }


def test_the_rest_of_the_book_is_counted(frozen: Frozen, client: Client, house: House) -> None:
    shown, same, other, _ = client.stage_book([invoice(f"INV-{no}", f"{no}00.50") for no in (1, 2, 3, 4)])
    house.rows(
        "INSERT INTO approved SELECT record, n, content_hash, n, balance_hash, '2026-01-05' FROM head"
        " WHERE record = ANY (%s)",
        [same, other],
    )
    house.rows("UPDATE approved SET balance_hash = 'x' WHERE record = %s", other)
    data = frozen(client.open_review([client.change(shown)]))
    assert data["unchanged"] == [{"currency": "GBP", "documents": 1, "due": "200.5"}]
    assert data["elsewhere"] == 2


def test_a_review_from_after_the_baseline_says_so(frozen: Frozen, client: Client, review: int, house: House) -> None:
    def silent() -> bool:
        return bool({check["rule"]: check for check in frozen(review)["checks"]}["backdated"]["lacks"])

    assert silent()
    opened = house.one("SELECT opened::date FROM review WHERE id = %s", review)
    for baseline, still in ((opened, True), (opened - timedelta(days=1), False)):
        house.rows(
            "INSERT INTO usual VALUES (%s, %s, '{}', %s, '{}')"
            " ON CONFLICT (client) DO UPDATE SET baseline = excluded.baseline",
            *(client.id, opened, baseline),
        )
        assert silent() == still


def test_what_was_checked_is_frozen_with_the_review_but_not_for_rules_of_another_version(
    frozen: Frozen, review: int, house: House
) -> None:
    checks = {check["rule"]: check for check in frozen(review)["checks"]}
    assert (checks["upward_edit"]["lacks"], bool(checks["pdf_mismatch"]["lacks"])) == ("", True)
    house.rows("UPDATE review SET rules_version = 'older' WHERE id = %s", review)
    assert frozen(review)["checks"] == []


def test_the_review_s_hash_can_be_worked_out_from_the_frozen_file(frozen: Frozen, review: int) -> None:
    data = frozen(review)
    joined = "".join(row["hash"] for row in data["changes"])
    assert sha256(bytes.fromhex(joined)).hexdigest() == data["hash"]
