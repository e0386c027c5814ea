"""What `sign_off.ipynb` speaks is what the web app answers."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.amendment import Delegation, Limit
from syncio.errors import Forbidden, Stale, Unauthorised, Unknown
from syncio.reports.api import ReviewsApi
from syncio.reports.desk import Desk
from tests.integration.signing.days import TODAY
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.served import Served


@pytest.fixture
def ann(api: Served) -> ReviewsApi:
    return ReviewsApi.log_in(api.url, "ann", api.passwords["ann"])


def test_a_review_is_read_decided_and_signed(ann: ReviewsApi, client: Client, review: int) -> None:
    [listed] = ann.reviews("open", client.name)
    page = ann.changes(review, {"severity": "none", "text": ""})
    decisions = [
        {"change_id": change.id, "content_hash": change.hash, "verdict": "approve", "reason": ""}
        for change in page.changes
    ]
    decided = ann.decide(review, decisions)
    assert (page.total, decided.recorded, decided.complete, decided.undecided) == (2, 2, False, 1)
    signed = ann.sign(review, listed.hash)
    assert (signed.complete, signed.outcome, signed.approved, signed.carried) == (True, "release", 2, 1)
    assert ann.review(review).outcome == "release"


def test_a_delegate_reads_whose_limit_counts_and_decides_and_signs_by_the_right_that_is_chosen(
    api: Served, house: House
) -> None:
    """`ben` is but a viewer of this client."""
    client = Client(house, [("ann", "reviewer"), ("val", "reviewer"), ("ben", "viewer")])
    client.amend(Limit(user="ann", currency="GBP", amount=Decimal("5000.5"), first_day=TODAY))
    for name in ("ann", "val"):
        client.amend(Delegation(delegator=name, delegate="ben", first_day=TODAY, last_day=TODAY))
    records = [client.stage(invoice(f"INV-{no}"), external_id=f"x{no}") for no in (1, 2)]
    review = client.open_review([client.change(record) for record in records])
    desk = Desk(api.url)
    desk.log_in(api.url, "ben", api.passwords["ben"])
    desk.open(review)
    assert desk.review is not None
    assert [(one.authority, one.limit) for one in desk.review.rights] == [("ann", Decimal("5000.5")), ("val", None)]
    [change, _] = desk.page.changes
    desk.decide(change, "approve")
    assert desk.notice.text == "You may not do this: say on whose behalf you decide: ann, val."
    desk.decide_for("ann")
    desk.decide(change, "approve")
    assert (desk.notice.kind, desk.right) == ("done", replace(desk.review.rights[0], used_today=change.amount_after))
    desk.sign()
    said = house.rows("SELECT user_name, on_behalf_of FROM decision WHERE change = %s", change.id)
    assert said == [{"user_name": "ben", "on_behalf_of": "ann"}]
    assert house.one("SELECT on_behalf_of FROM closing WHERE review = %s", review) == "ann"


def test_what_changed_since_it_was_shown_reaches_the_reviewer(ann: ReviewsApi, client: Client) -> None:
    record = client.stage(invoice())
    review = client.open_review([client.change(record)])
    client.stage(replace(invoice(), reference="PO 7"))
    [change] = ann.changes(review, {}).changes
    decision = {"change_id": change.id, "content_hash": change.hash, "verdict": "reject", "reason": "false"}
    with pytest.raises(Stale) as stale:
        ann.decide(review, [decision])
    [told] = stale.value.changed
    assert told["change_id"] == change.id
    assert "PO 7" in str(told["changed"])


def test_refusals_arrive_as_what_they_are(api: Served, ann: ReviewsApi, house: House, review: int) -> None:
    with pytest.raises(Unauthorised):
        ReviewsApi.log_in(api.url, "ann", "wrong")
    with pytest.raises(Unauthorised):
        ReviewsApi(api.url).reviews()
    with pytest.raises(Unknown):
        ann.report(review)
    with pytest.raises(Forbidden, match="ada may not decide"):
        ReviewsApi.log_in(api.url, "ada", api.passwords["ada"]).sign(review, house.hash(review))
