"""Whatever a case holds, no rule breaks, and what a flag says can be shown."""

from datetime import UTC
from decimal import Decimal
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syncio.domain.change import Severity, Type
from syncio.domain.invoice import Balance, Status
from syncio.domain.money import ZERO
from syncio.domain.rules import RULES, THRESHOLDS, Case, Context, Funding, Thresholds, flags
from syncio.domain.rules.context import Gap, Month, Other, Owing, Party, Past, Raises, Usual
from syncio.domain.rules.ineligible import concentration, contra
from tests.unit.domain.made import AMOUNTS, CONTENTS, TEXT

COUNTS = st.integers(0, 10**6)
KEYS = st.sampled_from(["", "12345678", "a.example"])
PRINTS = st.none() | st.binary(min_size=8, max_size=8)
MOMENTS = st.datetimes(timezones=st.just(UTC))


def several(of: st.SearchStrategy[object], most: int = 4) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


OTHERS = st.builds(
    Other,
    own=st.booleans(),
    number=TEXT,
    issue_date=st.dates(),
    total=AMOUNTS,
    cancelled=st.none() | st.dates(),
    lines=PRINTS,
)
MONTHS = st.builds(Month, AMOUNTS, AMOUNTS)
CONTEXTS = st.builds(
    Context,
    numbered=several(OTHERS),
    kin=several(OTHERS),
    past=several(st.builds(Past, TEXT, st.dates(), AMOUNTS, PRINTS)),
    client=st.builds(Party, tax_key=KEYS, mail_domains=several(KEYS, 2)),
    debtor=st.builds(Party, tax_key=KEYS, mail_domains=several(KEYS, 1)),
    debtor_since=st.none() | st.dates(),
    owing=st.builds(Owing, **dict.fromkeys(Owing.__struct_fields__, AMOUNTS)),
    raises=st.none() | st.builds(Raises, COUNTS, AMOUNTS),
    gaps=several(st.builds(Gap, TEXT, TEXT, COUNTS)),
    usual=st.builds(
        Usual,
        large=st.none() | AMOUNTS,
        months=several(MONTHS, 8),
        lately=MONTHS,
        digits=st.just(()) | st.tuples(*[COUNTS] * 9),
        **dict.fromkeys(("count", "round", "late", "count_lately", "round_lately", "late_lately"), COUNTS),
    ),
    leads=st.booleans(),
)
BALANCES = st.builds(Balance, paid=AMOUNTS, credited=AMOUNTS, due=AMOUNTS)
VALUES = st.sampled_from(THRESHOLDS).flatmap(
    lambda one: st.sampled_from([one.least, one.most]).map(lambda value: (one.rule, one.name, value))
)
CASES = st.builds(
    Case,
    type=st.sampled_from(get_args(Type)),
    before=st.none() | CONTENTS,
    after=CONTENTS,
    after_status=st.sampled_from(Status),
    snapshot=st.none() | CONTENTS,
    funding=st.none() | st.builds(Funding, TEXT, MOMENTS, AMOUNTS),
    advance_rate=st.decimals(0, 1, places=4),
    balance=BALANCES,
    balance_before=st.none() | BALANCES,
    balance_then=st.none() | BALANCES,
    today=st.dates(),
    first_seen=st.dates(),
    entered=MOMENTS,
    baseline=st.none() | st.dates(),
    thresholds=st.lists(VALUES, max_size=4).map(Thresholds().also),
    context=CONTEXTS,
)

#: A case is large, and drawing one may be slow where others work too.
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@patient
@given(CASES)
def test_no_case_breaks_a_rule_and_every_flag_can_be_shown(case: Case) -> None:
    for flag in flags(case):
        assert flag.rule in {rule.__name__ for rule in RULES}
        assert flag.severity in get_args(Severity)
        assert flag.sentence.endswith(".")
        assert all(isinstance(text, str) for pair in flag.evidence.items() for text in pair)


@patient
@given(CASES)
def test_no_rule_says_more_than_one_thing(case: Case) -> None:
    for rule in RULES:
        assert len(list(rule(case))) <= 1


@patient
@given(CASES)
def test_no_more_is_ineligible_than_is_due(case: Case) -> None:
    taken = [
        Decimal(flag.evidence["ineligible"]) for rule in RULES for flag in rule(case) if "ineligible" in flag.evidence
    ]
    assert all(part > ZERO for part in taken)
    assert sum(taken, ZERO) <= max(case.balance.due, ZERO)
    assert min(contra(case), concentration(case)) >= ZERO
