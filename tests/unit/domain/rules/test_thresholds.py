"""The defaults stand in one table; a client's own stand over them, or are refused."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import syncio.domain.rules
from syncio.domain.rules import RULES, THRESHOLDS, Thresholds, stale_feed
from syncio.errors import Misconfigured

SOURCE = "".join(path.read_text() for path in sorted(Path(syncio.domain.rules.__path__[0]).rglob("*.py")))
STORES = Path(syncio.domain.rules.__path__[0]).parents[1] / "stores" / "compare"
ASKED = re.compile(r'\.(?:at|part|whole)\(\s*"(\w+)", "(\w+)"')


def test_every_default_lies_in_its_range_and_no_name_is_twice() -> None:
    assert [one for one in THRESHOLDS if one.objection(one.default)] == []
    assert len({(one.rule, one.name) for one in THRESHOLDS}) == len(THRESHOLDS)


def test_every_threshold_is_some_rules_and_is_asked_for() -> None:
    assert {one.rule for one in THRESHOLDS} <= {rule.__name__ for rule in (*RULES, stale_feed)}
    source = SOURCE + "".join(path.read_text() for path in STORES.glob("*.py"))
    assert set(ASKED.findall(source)) == {(one.rule, one.name) for one in THRESHOLDS}


def test_a_clients_own_stands_over_the_default() -> None:
    own = Thresholds().also([("concentration", "percent", Decimal(40))])
    assert own.at("concentration", "percent") == 40
    assert own.part("concentration", "percent") == Decimal("0.4")
    assert own.whole("aged", "days") == 90
    assert own.also([("concentration", "percent", Decimal(30))]).at("concentration", "percent") == 30


@pytest.mark.parametrize(
    ("rule", "name", "value", "why"),
    [
        ("concentration", "share", "40", "no rule has the threshold"),
        ("upward_edits", "amount", "1", "no rule has the threshold"),
        ("concentration", "percent", "100.1", "between 0 and 100"),
        ("concentration", "percent", "-1", "between 0 and 100"),
        ("concentration", "percent", "NaN", "between 0 and 100"),
        ("aged", "days", "90.5", "a whole number"),
    ],
)
def test_an_unknown_name_or_a_value_out_of_range_is_an_error(rule: str, name: str, value: str, why: str) -> None:
    with pytest.raises(Misconfigured, match=why):
        Thresholds().also([(rule, name, Decimal(value))])


def test_asking_for_what_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        Thresholds().at("aged", "weeks")
