"""By whose right a reviewer decides at the desk, and what of its limit is left."""

import pytest

from syncio.domain.shown import ChangeRow
from syncio.reports.bulk import Bulk
from syncio.reports.desk import Desk
from syncio.reports.widgets.parts import is_shown
from syncio.reports.widgets.sign_off import SignOff
from tests.unit.reports.markup import Markup
from tests.unit.reports.opened import done, opened
from tests.unit.reports.stand_in import StandIn, right

OWN, ANN, BEN = right("viewer", "100", "20"), right("ann", "5000", "1250.5"), right("ben")


def at_work(server: StandIn, *rights: dict[str, object]) -> SignOff:
    """The desk of `viewer`, who has these rights."""
    server.rights["viewer"] = list(rights)
    return SignOff(desk=opened(server, "viewer", "pass-three"))


def head(sign_off: SignOff) -> str:
    return Markup(sign_off.verdict.value).text


def plain(desk: Desk) -> ChangeRow:
    """A change that one approval approves."""
    return next(change for change in desk.page.changes if change.approvals_needed == 1)


def approve(sign_off: SignOff, change: ChangeRow) -> None:
    sign_off.act(lambda: sign_off.desk.decide(change, "approve"))


def test_the_head_tells_the_own_limit_and_what_is_used_of_it(server: StandIn) -> None:
    sign_off = at_work(server, OWN)
    assert "your limit 100.00 GBP a day, 20.00 used today" in head(sign_off)
    assert "you decide for" not in head(sign_off)
    assert not is_shown(sign_off.authority)


def test_a_limit_is_read_again_after_a_decision(server: StandIn) -> None:
    sign_off = at_work(server, OWN)
    server.rights["viewer"] = [right("viewer", "100", "100")]
    approve(sign_off, plain(sign_off.desk))
    assert "100.00 GBP a day, 100.00 used today" in head(sign_off)


def test_a_limit_used_up_by_what_has_no_rate_says_so(server: StandIn) -> None:
    sign_off = at_work(server, right("viewer", "100", "Infinity"))
    assert "100.00 GBP a day, used up today by an approval in a currency without a rate" in head(sign_off)


def test_who_has_no_limit_is_told_none(server: StandIn) -> None:
    assert "limit" not in head(at_work(server, right("viewer")))


def test_the_only_right_is_used_without_a_choice_and_named_where_it_is_anothers(server: StandIn) -> None:
    sign_off = at_work(server, ANN)
    assert "you decide for ann their limit 5,000.00 GBP a day, 1,250.50 used today" in head(sign_off)
    assert not is_shown(sign_off.authority)
    change = plain(sign_off.desk)
    approve(sign_off, change)
    assert [said["on_behalf_of"] for said in server.reviews[12].decisions[change.id]] == ["ann"]


def test_the_own_right_is_used_until_another_is_chosen(server: StandIn) -> None:
    sign_off = at_work(server, OWN, ANN)
    assert is_shown(sign_off.authority)
    assert sign_off.authority.box.options == (("yourself", ""), ("ann", "ann"))
    first = plain(sign_off.desk)
    approve(sign_off, first)
    sign_off.authority.box.value = "ann"
    assert "you decide for ann their limit 5,000.00 GBP a day" in head(sign_off)
    second = next(change for change in sign_off.desk.page.changes if change.state == "undecided")
    approve(sign_off, second)
    decisions = server.reviews[12].decisions
    assert [decisions[each.id][0]["on_behalf_of"] for each in (first, second)] == [None, "ann"]


def test_of_several_rights_and_none_of_ones_own_one_has_to_be_chosen(server: StandIn) -> None:
    sign_off = at_work(server, ANN, BEN)
    assert sign_off.authority.box.options == (("choose ...", ""), ("ann", "ann"), ("ben", "ben"))
    assert "Choose for whom you decide." in head(sign_off)
    approve(sign_off, plain(sign_off.desk))
    assert "say on whose behalf you decide: ann, ben" in sign_off.desk.notice.text.lower()
    sign_off.authority.box.value = "ben"
    approve(sign_off, plain(sign_off.desk))
    assert sign_off.desk.notice.kind == "done"


def test_a_bulk_and_the_signature_go_by_the_chosen_right(server: StandIn) -> None:
    sign_off = at_work(server, ANN, BEN)
    sign_off.authority.box.value = "ann"
    bulk = Bulk(sign_off.desk)
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    said = [one["on_behalf_of"] for each in server.reviews[12].decisions.values() for one in each]
    assert (len(said), set(said)) == (29, {"ann"})
    sign_off.desk.sign()
    assert server.signed == [(12, "viewer", "ann")]


def test_a_right_that_ends_meanwhile_is_not_replaced_by_another(server: StandIn) -> None:
    sign_off = at_work(server, OWN, ANN)
    sign_off.authority.box.value = "ann"
    server.rights["viewer"] = [OWN]
    sign_off.act(sign_off.desk.refresh)
    assert (sign_off.authority.box.value, is_shown(sign_off.authority)) == ("ann", True)
    approve(sign_off, plain(sign_off.desk))
    assert "ann has not delegated to viewer" in sign_off.desk.notice.text.lower()
    assert server.reviews[12].decisions == {}


def test_another_review_is_decided_by_ones_own_right_again(server: StandIn) -> None:
    sign_off = at_work(server, OWN, ANN)
    sign_off.authority.box.value = "ann"
    sign_off.open_review(13)
    assert (sign_off.authority.box.value, sign_off.desk.on_behalf_of) == ("", None)


@pytest.mark.parametrize(
    ("rights", "told"),
    [
        ([right("viewer", why_not="viewer asked for it: another person has to approve it")], "Viewer asked for it:"),
        ([], "Viewer may not decide for this client: only its reviewers may."),
    ],
)
def test_who_can_approve_nothing_is_told_why(server: StandIn, rights: list[dict[str, object]], told: str) -> None:
    sign_off = at_work(server, *rights)
    assert told in head(sign_off)
