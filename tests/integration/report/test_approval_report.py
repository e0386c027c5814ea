"""What happens to the reports of a review once it has closed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from syncio.domain.amendment import Delegation, End, Limit, Threshold
from syncio.errors import Conflict, Refused
from syncio.settings import Settings
from syncio.stages.audit import anchor
from syncio.stages.report import approval_report, diff_report, verify_reports
from syncio.stages.review import sign
from syncio.stores.audit.anchors import Anchors
from syncio.stores.database import Connection
from syncio.stores.reports import Reports
from tests.integration.audit.trail import ENROLLED
from tests.integration.report.deciding import SCRIPT, close, for_ann
from tests.integration.signing.days import TODAY, TOMORROW
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.unit.reports.markup import Markup


def test_an_approval_report_waits_for_the_closing(connection: Connection, review: int, settings: Settings) -> None:
    with pytest.raises(Refused, match="still open"):
        approval_report(connection, review, settings)


def test_an_approval_report_tells_who_decided_what(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    shown = diff_report(connection, review, settings)
    close(house, review)
    report = approval_report(connection, review, settings)
    data = json.loads((folder / "approval.json").read_bytes())
    assert (data["outcome"], data["reason"], data["by_user"]) == ("release", "signed", "ben")
    assert data["counts"] == {"approved": 1, "carried": 1, "rejected": 1, "superseded": 0}
    assert [row["state"] for row in data["changes"]] == ["approved", "rejected", "carried"]
    assert [one["user"] for one in data["changes"][0]["decisions"]] == ["ann", "ben"]
    assert data["shown"]["html_hash"] == shown.html_hash
    text = Markup((folder / "approval_report.html").read_text()).text
    assert "Released: 1 of 3 changes approved" in text
    assert f"{SCRIPT} never ordered" in text
    assert shown.data_hash in text
    assert approval_report(connection, review, settings) == report


def test_an_approval_report_tells_in_what_right_people_decided_and_where_it_stands_in_the_trail(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: Client
) -> None:
    diff_report(connection, review, settings)
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'ann'", client.id)
    house.rows("INSERT INTO member VALUES (%s, 'ann', 'reviewer')", client.id)
    with house.app() as app:
        anchor(app, Anchors(str(folder / "anchors")), lambda _: b"", client.id)
    close(house, review)
    house.rows("DELETE FROM member WHERE client = %s", client.id)  # what they were when they decided counts
    approval_report(connection, review, settings)
    data = json.loads((folder / "approval.json").read_bytes())
    enrolled = len(ENROLLED)
    assert [(one["user"], one["roles"], one["admitted_by"], one["entry"]) for one in data["rights"]] == [
        ("ann", ["reviewer"], "postgres", enrolled + 5),
        ("ben", ["reviewer"], "postgres", 7),
    ]
    [entry] = house.rows("SELECT no, hash FROM audit WHERE client = %s AND kind = 'closing'", client.id)
    found = data["trail"]
    assert (found["closing"], found["hash"]) == (entry["no"], entry["hash"].hex())
    assert (found["opening"], found["anchor"]["entry"]) == (enrolled + 1, enrolled + 5)
    assert found["decisions"] == [enrolled + 6, enrolled + 7]
    text = Markup((folder / "approval_report.html").read_text()).text
    assert f"Entry {entry['no']} of this client's chain" in text


def test_a_decision_by_a_delegated_right_is_certified_with_the_delegation_and_the_limit(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: Client
) -> None:
    limit = Limit(user="ann", currency="GBP", amount=Decimal("900.5"), first_day=TODAY)
    client.amend(limit, replace(limit, amount=Decimal(1)), replace(limit, user="vic"))
    diff_report(connection, review, settings)
    for_ann(client, review, 2)
    with house.web() as web:
        sign(web, review, "vic", bytes.fromhex(house.hash(review)))
    client.amend(End(amendment=house.one("SELECT max(amendment) FROM delegation WHERE client = %s", client.id)))
    approval_report(connection, review, settings)
    data = json.loads((folder / "approval.json").read_bytes())
    assert (data["by_user"], data["on_behalf_of"]) == ("vic", "ann")
    assert [(one["user"], one["roles"]) for one in data["rights"]] == [("ann", ["reviewer"]), ("vic", ["viewer"])]
    [lent] = data["delegations"]
    assert (lent["delegator"], lent["delegate"], lent["first_day"], lent["proposed_by"], lent["signed_by"]) == (
        *("ann", "vic", str(TODAY), "postgres", None),
    )
    assert [(one["user"], one["amount"], one["currency"]) for one in data["limits"]] == [("ann", "900.5", "GBP")]
    text = Markup((folder / "approval_report.html").read_text()).text
    assert f"by amendment {lent['amendment']} by command of log-in postgres ann: reviewer of this client" in text


def test_a_delegation_of_other_days_is_not_taken_for_the_one_that_was_used(
    connection: Connection, review: int, house: House, client: Client
) -> None:
    client.amend(Delegation(delegator="ann", delegate="vic", first_day=TOMORROW, last_day=TOMORROW))
    for_ann(client, review, 2)
    with house.web() as web:
        sign(web, review, "ben", bytes.fromhex(house.hash(review)))
    [lent] = json.loads(Reports(connection).data(review, "approval"))["delegations"]
    assert lent["first_day"] == str(TODAY)


def test_who_had_a_hand_in_a_review_is_certified(connection: Connection, house: House, client: Client) -> None:
    client.amend(Threshold(rule="drip", name="days", value=Decimal(9)))
    records = client.stage_book([invoice("INV-1"), invoice("INV-2")])
    review = client.open_review([client.change(record) for record in records], requesters=["cleo"])
    with house.web() as web:
        sign(web, review, "ben", bytes.fromhex(house.hash(review)))
    hands = json.loads(Reports(connection).data(review, "approval"))["hands"]
    assert [(one["user_name"], one["part"], one["detail"], one["changes"]) for one in hands] == [
        ("cleo", "requester", "", []),
        ("postgres", "editor", "drip days", []),
    ]


def test_what_is_superseded_after_the_closing_does_not_change_the_approval_report(
    connection: Connection, review: int, settings: Settings, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    first = approval_report(connection, review, settings)
    house.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE review = %s", review)
    house.rows("DELETE FROM report WHERE review = %s AND kind = 'approval'", review)
    assert approval_report(connection, review, settings) == first


def test_a_standing_approval_in_force_is_named_with_its_use(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: Client
) -> None:
    add = "INSERT INTO policy (client, kind, hash, proposed_by) VALUES (%s, 'balance', %s, 'ada') RETURNING id, hash"
    [signed, unsigned] = [house.rows(add, client.id, bytes([n]) * 32)[0] for n in (1, 2)]
    sign_it = "INSERT INTO policy_signature (policy, client, hash, signed_by) VALUES (%s, %s, %s, 'ann')"
    house.rows(sign_it, signed["id"], client.id, signed["hash"])
    close(house, review)
    diff_report(connection, review, settings)
    approval_report(connection, review, settings)
    [policy] = json.loads((folder / "approval.json").read_bytes())["policies"]
    assert (policy["id"], policy["proposed_by"], policy["signed_by"], policy["releases"]) == (
        signed["id"],
        "ada",
        "ann",
        0,
    )
    assert policy["id"] != unsigned["id"]


def test_a_standing_approval_that_was_revoked_is_told_as_such_or_not_at_all(
    connection: Connection, review: int, house: House, client: Client
) -> None:
    add = (
        "WITH p AS (INSERT INTO policy (client, kind, hash, proposed_by, amount, currency)"
        " VALUES (%s, 'clean', %s, 'ada', 5000, 'GBP') RETURNING *),"
        " s AS (INSERT INTO policy_signature (policy, client, hash, signed_by) SELECT id, client, hash, 'ann' FROM p)"
        " SELECT id FROM p"
    )
    before, during, after = [house.rows(add, client.id, bytes([n]) * 32)[0]["id"] for n in (1, 2, 3)]
    revoke = (
        "INSERT INTO policy_revocation (policy, client, hash, revoked_by, at)"
        " SELECT p.id, p.client, p.hash, 'ben', r.opened + %s::interval FROM policy p, review r"
        " WHERE p.id = %s AND r.id = %s"
    )
    house.rows(revoke, "-1 second", before, review)
    house.rows(revoke, "0 seconds", during, review)
    close(house, review)
    house.rows(revoke, "1 day", after, review)
    policies = json.loads(Reports(connection).data(review, "approval"))["policies"]
    assert [(one["id"], one["amount"], one["currency"], one["revoked_by"]) for one in policies] == [
        (during, "5000", "GBP", "ben"),
        (after, "5000", "GBP", None),
    ]


def test_both_reports_are_verified_before_a_release(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    with pytest.raises(Conflict, match="the approval report of this review is not on record"):
        verify_reports(connection, review, settings)
    approval_report(connection, review, settings)
    verify_reports(connection, review, settings)
    (folder / "approval_report.html").unlink()
    with pytest.raises(Conflict, match="the approval report of this review is missing"):
        verify_reports(connection, review, settings)


def test_one_changed_byte_in_any_file_stops_the_release(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    approval_report(connection, review, settings)
    for name in ("review.json", "diff_report.html", "approval.json", "approval_report.html"):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
        with pytest.raises(Conflict, match=f"{name} is not the file that was published"):
            verify_reports(connection, review, settings)
        (folder / name).write_bytes(whole)
    verify_reports(connection, review, settings)
