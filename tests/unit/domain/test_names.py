"""A name of a client or a person is one that can be seen."""

import pytest

from syncio.domain.amendment import Appointment, Delegation, Dismissal, checked
from syncio.domain.names import LONGEST, plain
from syncio.errors import Invalid
from tests.integration.signing.days import TODAY

HOSTILE = {
    "line": "Acme\nadmin: logged in",
    "ansi": "\x1b[2JAcme",
    "reordered": "Acme \u202egnp.exe",
    "invisible": "Ac\u200bme",
    "nul": "Acme\x00",
    "half a pair": "Acme\ud800",
    "not-breaking": "Acme\xa0Ltd",
    "flood": "A" * 10_000,
    "empty": "",
    "spaces": " Acme",
}


@pytest.mark.parametrize("name", ["Lindqvist & Söhne (日本), O'Brien", "A" * LONGEST, "<img src=x onerror=1>", "../.."])
def test_what_can_be_seen_is_a_name(name: str) -> None:
    assert plain(name, "name") == name


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_seen_or_is_too_long_is_none_and_is_not_repeated(name: str) -> None:
    with pytest.raises(Invalid, match=r"^name (has|is) ") as refused:
        plain(name, "name")
    assert str(refused.value).isprintable()
    assert not name or name not in refused.value.message


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_nobody_of_such_a_name_becomes_a_member_or_a_delegate(name: str) -> None:
    for amends in (
        Appointment(user=name, role="viewer"),
        Delegation(delegator="ann", delegate=name, first_day=TODAY, last_day=TODAY),
    ):
        with pytest.raises(Invalid):
            checked(amends)


def test_who_is_a_member_under_such_a_name_can_be_dismissed() -> None:
    leaves = Dismissal(user=HOSTILE["ansi"], role="viewer")
    assert checked(leaves) == leaves
