"""Rules and rights: what the desk shows and does is what the web app answers."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.amendment import Appointment, Delegation, Facility, Limit, Rate, Threshold
from syncio.reports.desk import Desk
from syncio.reports.standing import Standing
from syncio.reports.terms import REASON, TermsDesk
from tests.integration.signing.days import TODAY
from tests.integration.staged.client import MEMBERS, Client
from tests.integration.staged.house import House
from tests.integration.web.served import Served

LIMIT = {"user": "ann", "amount": "250.50", "currency": "GBP", REASON: "New in the team"}


@pytest.fixture
def client(house: House) -> Client:
    """With a second admin."""
    return Client(house, [*MEMBERS, ("eve", "admin")])


def at_work(api: Served, client: Client, user: str) -> TermsDesk:
    desk = TermsDesk(Desk(api.url))
    desk.desk.log_in(api.url, user, api.passwords[user])
    desk.open()
    desk.choose(client.name)
    assert desk.desk.notice.text == ""
    return desk


def typed(desk: TermsDesk, kind: str, values: dict[str, str]) -> None:
    desk.show_form(kind)
    desk.draft.update(values)
    desk.look_at_proposal()


def proposed(api: Served, client: Client, kind: str = "limit", values: dict[str, str] = LIMIT) -> int:
    """Propose as `ada`; the amendment."""
    desk = at_work(api, client, "ada")
    typed(desk, kind, values)
    desk.propose()
    assert desk.desk.notice.kind == "done", desk.desk.notice.text
    return desk.waiting[0].id


def test_the_clients_of_a_user_say_what_waits_there(api: Served, client: Client) -> None:
    proposed(api, client)
    named = {one["client"]: one for one in api.get("/api/clients", "ben").json()["clients"]}
    assert named[client.name] == {"client": client.name, "roles": ["reviewer"], "waiting": 1}
    other = Client(client.house, [("ann", "reviewer")])
    assert other.name not in {one["client"] for one in api.get("/api/clients", "ben").json()["clients"]}


def test_what_is_in_force_is_told_to_every_member(api: Served, client: Client) -> None:
    client.amend(
        Limit(user="ann", currency="GBP", amount=Decimal("5000.5"), first_day=TODAY),
        Delegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=TODAY),
        Threshold(rule="aged", name="days", value=Decimal("60.0")),
        Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.850"), day=TODAY),
        Facility(limits="optional", deadline_hours=24, escalate=Decimal("0.50"), timezone="Europe/London"),
    )
    found: dict[str, Any] = api.get("/api/clients/terms", "vic", client=client.name).json()
    assert datetime.fromisoformat(found.pop("today")).date() >= datetime(2026, 1, 1, tzinfo=UTC).date()
    members = found.pop("members")
    assert {(one["user"], one["role"]) for one in members} == {*MEMBERS, ("eve", "admin")}
    [limit], [delegation] = found.pop("limits"), found.pop("delegations")
    assert (limit["user"], limit["amount"], limit["signed_by"]) == ("ann", "5000.5", None)
    assert (delegation["delegator"], delegation["delegate"]) == ("ann", "vic")
    assert found == {
        "client": client.name,
        "roles": ["viewer"],
        "facility": {
            "kind": "facility",
            "limits": "optional",
            "deadline_hours": 24,
            "escalate": "0.5",
            "weekdays": "12345",
            "timezone": "Europe/London",
        },
        "thresholds": [{"rule": "aged", "name": "days", "value": "60"}],
        "rates": [
            {
                "kind": "rate",
                "currency": "EUR",
                "facility_currency": "GBP",
                "value": "0.85",
                "day": TODAY.isoformat(),
            }
        ],
        "mapping": None,
    }


def test_nobody_else_is_told(api: Served, house: House) -> None:
    other = Client(house, [("ann", "reviewer")])
    refused = api.get("/api/clients/terms", "ben", client=other.name)
    assert (refused.status_code, refused.json()["detail"]) == (
        404,
        f"there is no client {other.name} that you may see",
    )
    assert api.get("/api/clients/terms", "ben").status_code == 422


def test_a_limit_is_proposed_by_one_and_signed_by_another(api: Served, client: Client) -> None:
    number = proposed(api, client)
    signer = at_work(api, client, "eve")
    [waiting] = signer.waiting
    assert (waiting.id, waiting.reason, waiting.proposed_by, waiting.why_not) == (
        number,
        "New in the team",
        "ada",
        None,
    )
    signer.ask_to_sign(number)
    assert signer.signing == waiting
    signer.sign()
    told = f"Signed and in force: ann may approve 250.50 GBP a day from {TODAY}."
    assert (signer.desk.notice.text, signer.waiting) == (told, ())
    assert signer.terms is not None
    assert [(one.user, one.amount, one.signed_by) for one in signer.terms.limits] == [("ann", Decimal("250.5"), "eve")]


@pytest.mark.parametrize(
    ("user", "why"),
    [
        ("ada", "another person than the proposer has to sign"),
        ("ann", "it is about yourself: others have to propose and sign it"),
        ("vic", "vic may not sign for {}: only its reviewers and admins may"),
    ],
)
def test_who_may_not_sign_is_told_why_beforehand(api: Served, client: Client, user: str, why: str) -> None:
    number = proposed(api, client)
    desk = at_work(api, client, user)
    [waiting] = desk.waiting
    assert waiting.why_not == why.format(client.name)
    desk.ask_to_sign(number)
    desk.sign()
    assert desk.desk.notice.kind == "problem"
    assert len(desk.waiting) == 1


def test_what_cannot_be_any_more_is_said_beforehand(api: Served, client: Client) -> None:
    proposed(api, client, "appointment", {"user": "una", "role": "viewer", REASON: "Auditor"})
    client.amend(Appointment(user="una", role="viewer"))
    [waiting] = at_work(api, client, "ben").waiting
    assert waiting.why_not == "una is that already"


def test_what_somebody_else_has_signed_meanwhile_is_not_signed_again(api: Served, client: Client) -> None:
    number = proposed(api, client)
    first, second = (at_work(api, client, user) for user in ("ben", "eve"))
    first.ask_to_sign(number)
    first.sign()
    second.ask_to_sign(number)
    assert second.desk.notice.text == "It does not wait any more: somebody has signed it."
    assert (second.signing, second.waiting) == (None, ())


def test_what_the_server_refuses_is_said_and_stays_in_the_form(api: Served, client: Client) -> None:
    desk = at_work(api, client, "ada")
    typed(desk, "limit", LIMIT | {"user": "ann"})
    client.amend(Limit(user="ben", currency="EUR", amount=Decimal(1), first_day=TODAY))
    desk.propose()
    assert desk.desk.notice.text == (f"Ann may approve 250.50 GBP a day from {TODAY}: the client's limits are in EUR.")
    assert desk.desk.notice.place == "form"
    assert desk.draft == LIMIT


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (LIMIT | {REASON: " "}, "Say in a few words why: who signs it reads that."),
        (LIMIT | {REASON: "x" * 2001}, "The reason is too long: 2,000 characters at most."),
        (LIMIT | {"amount": "much"}, "“much” is no number: write it as 2500 or 2500.75."),
    ],
)
def test_what_is_not_whole_is_not_proposed(api: Served, client: Client, values: dict[str, str], told: str) -> None:
    desk = at_work(api, client, "ada")
    typed(desk, "limit", values)
    assert (desk.desk.notice.text, desk.proposing) == (told, None)
    desk.propose()
    assert desk.waiting == ()


def test_what_was_typed_outlives_clients_kinds_and_the_log_in_of_the_same_user(api: Served, client: Client) -> None:
    desk = at_work(api, client, "ada")
    typed(desk, "limit", LIMIT)
    other = Client(client.house).name
    desk.choose(other)
    assert desk.draft == {}
    desk.choose(client.name)
    desk.show_form("threshold")
    desk.desk.api = None
    desk.choose(client.name)
    assert "log-in has expired" in desk.desk.notice.text
    desk.desk.log_in(api.url, "ada", api.passwords["ada"])
    desk.show_form("limit")
    assert (desk.is_open, desk.client, desk.draft) == (True, client.name, LIMIT)
    desk.desk.log_in(api.url, "eve", api.passwords["eve"])
    assert (desk.is_open, desk.terms, desk.typed) == (False, None, {})


def test_another_reason_is_another_proposal(api: Served, client: Client) -> None:
    numbers = {proposed(api, client, "limit", LIMIT | {REASON: why}) for why in ("one", "one", "two")}
    assert len(numbers) == 2


def standing(api: Served, client: Client, user: str) -> Standing:
    return Standing(at_work(api, client, user))


def notice(one: Standing) -> str:
    return one.terms.desk.notice.text


def test_a_standing_approval_is_proposed_signed_and_revoked(api: Served, client: Client) -> None:
    admin = standing(api, client, "ada")
    admin.draft.update({"kind": "clean", "amount": "5000", "currency": "gbp"})
    admin.look_at_proposal()
    admin.propose()
    passes = "edits that raise nothing and carry no flag pass, but for one in twenty, without a review"
    assert notice(admin) == f"Proposed: {passes}, up to 5,000.00 GBP a day. It waits for a reviewer's signature."
    [policy] = admin.terms.policies
    assert (policy.state, policy.why_not) == (
        "waiting",
        f"ada may not sign for {client.name}: only its reviewers may",
    )
    reviewer = standing(api, client, "ann")
    reviewer.ask("sign", policy.id)
    reviewer.confirm()
    assert notice(reviewer) == f"Signed and in force: {passes}, up to 5,000.00 GBP a day."
    assert [one.state for one in reviewer.terms.policies] == ["in force"]
    other = standing(api, client, "ben")
    other.ask("revoke", policy.id)
    other.confirm()
    assert [(one.state, one.revoked_by) for one in other.terms.policies] == [("revoked", "ben")]
    reviewer.ask("revoke", policy.id)
    assert notice(reviewer) == "Somebody has signed or revoked it meanwhile: look again."
    assert reviewer.asked is None


def test_a_newer_standing_approval_ends_the_one_before_it(api: Served, client: Client) -> None:
    admin, reviewer = standing(api, client, "ada"), standing(api, client, "ann")
    for amount in ("5000", "8000"):
        admin.draft.update({"kind": "clean", "amount": amount, "currency": "GBP"})
        admin.look_at_proposal()
        admin.propose()
        reviewer.ask("sign", admin.terms.policies[0].id)
        reviewer.confirm()
    assert [(one.amount, one.state) for one in reviewer.terms.policies] == [
        (Decimal(8000), "in force"),
        (Decimal(5000), "ended"),
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "Choose what may pass without a review."),
        ({"kind": "clean", "amount": "1"}, "Fill in how much may pass a day, and in which currency."),
        ({"kind": "clean", "amount": "1,000", "currency": "GBP"}, "“1,000” is no number: write it as 2500 or 2500.75."),
    ],
)
def test_a_standing_approval_that_is_not_whole_is_not_proposed(
    api: Served, client: Client, values: dict[str, str], told: str
) -> None:
    admin = standing(api, client, "ada")
    admin.draft.update(values)
    admin.look_at_proposal()
    assert (notice(admin), admin.proposing) == (told, None)
