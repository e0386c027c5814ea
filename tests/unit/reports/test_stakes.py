import base64
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.money import ZERO
from syncio.reports.chart import bar
from syncio.reports.debtors import TOP, by_debtor, debtor_totals
from syncio.reports.frozen import DiffRow
from syncio.reports.stakes import RuleStake, at_stake, by_rule, deltas, moved
from tests.unit.reports.fuller import earlier, with_history
from tests.unit.reports.samples import diff_data, flag, raised, row

CURRENCIES = st.sampled_from(["GBP", "AUD"])
AMOUNTS = st.decimals(0, 1_000_000, places=2)


def svg(source: str) -> str:
    head, _, encoded = source.partition(",")
    assert head == "data:image/svg+xml;base64"
    return base64.b64decode(encoded).decode()


def test_what_is_at_stake_is_added_up_per_currency() -> None:
    rows = [row(1, at_stake=Decimal(5)), row(2, at_stake=Decimal(7)), row(3, at_stake=Decimal(1), currency="AUD")]
    assert at_stake([*rows, row(4, at_stake=None), row(5, at_stake=ZERO, currency="USD")]) == {"AUD": 1, "GBP": 12}


def test_a_change_from_one_currency_into_another_moves_both() -> None:
    one = row(1, amount_before=Decimal(10), currency_before="AUD", amount_after=Decimal(6))
    assert deltas([one]) == {"AUD": -10, "GBP": 6}


def test_rules_are_ranked_by_the_money_at_stake_and_a_change_counts_with_every_rule_that_flags_it() -> None:
    both = raised(1, flags=(flag("voided"), flag("duplicate", "look")), at_stake=Decimal(5))
    look = raised(2, flags=(flag("duplicate", "look"),), severity="look", at_stake=Decimal(7))
    assert by_rule([both, look]) == {
        "GBP": [
            RuleStake("duplicate", "GBP", 2, Decimal(5), Decimal(7)),
            RuleStake("voided", "GBP", 1, Decimal(5), ZERO),
        ]
    }


def test_a_bar_shows_what_is_blocked_solid_and_the_rest_hatched_on_one_scale() -> None:
    picture = svg(bar(Decimal(50), Decimal(25), Decimal(200)))
    assert re.findall(r'<rect (?:x="([0-9.]+)%" )?width="([0-9.]+)%"', picture) == [("", "25.0"), ("25.0", "12.5")]
    assert picture.count("url(#h)") == 1
    assert "pattern" not in svg(bar(Decimal(50), ZERO, Decimal(200)))


def test_a_bar_is_never_too_short_to_be_seen() -> None:
    assert 'width="0.5%"' in svg(bar(Decimal("0.01"), ZERO, Decimal(1_000_000)))


def test_debtors_are_told_with_their_changes_and_their_past() -> None:
    data = with_history()
    debtors = by_debtor(data.changes, data.debtors)
    assert [debtor.name for debtor in debtors][1:3] == ["Lindqvist & Söhne GmbH", "Meadow Grove Foods"]
    assert sum(len(debtor.rows) for debtor in debtors) == len(data.changes)
    assert [debtor.past.approved for debtor in debtors if debtor.past] == [12]


def test_debtors_who_were_not_read_are_told_apart_by_their_names() -> None:
    rows = [row(no, debtor=None, debtor_name=name) for no, name in enumerate(["A", "B", "A"])]
    assert [(each.name, len(each.rows)) for each in by_debtor(rows, ())] == [("A", 2), ("B", 1)]


def test_the_debtors_with_most_at_stake_are_listed_and_the_others_added_up() -> None:
    rows = [row(no, debtor=f"d{no}", debtor_name=f"D{no:02}", amount_after=Decimal(100 + no)) for no in range(TOP + 3)]
    totals = debtor_totals(by_debtor(rows, ()))
    assert [total.name for total in totals] == [f"D{no:02}" for no in range(TOP + 2, 2, -1)] + [""]
    assert (totals[-1].others, totals[-1].changes, totals[-1].delta) == (3, 3, Decimal(303))


CHANGED = st.tuples(st.integers(0, 30), CURRENCIES, st.none() | CURRENCIES, AMOUNTS, AMOUNTS)


def changed(no: int, values: tuple[int, str, str | None, Decimal, Decimal]) -> DiffRow:
    who, now, was, old, new = values
    before = old if was else None
    return row(no, debtor=f"d{who}", currency=now, currency_before=was, amount_before=before, amount_after=new)


@given(st.lists(CHANGED, max_size=60), CURRENCIES)
def test_the_totals_of_debtors_add_up_to_the_totals_of_the_review(
    given: list[tuple[int, str, str | None, Decimal, Decimal]], currency: str
) -> None:
    rows = [changed(no, values) for no, values in enumerate(given)]
    mine = [total for total in debtor_totals(by_debtor(rows, ())) if total.currency == currency]
    moves = [money for one in rows for code, money in moved(one) if code == currency]
    assert sum(total.delta for total in mine) == sum(moves)
    assert sum(total.at_stake for total in mine) == at_stake(rows).get(currency, ZERO)
    assert sum(total.changes for total in mine) == sum(currency in {one.currency, one.currency_before} for one in rows)


def test_earlier_decisions_do_not_count_as_changes() -> None:
    data = diff_data([row(1, earlier=(earlier(),), earlier_count=1)])
    assert [total.changes for total in debtor_totals(by_debtor(data.changes, ()))] == [1]
