from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.money import exact, shown, sums
from syncio.errors import Invalid

NUMBERS = st.decimals(-(10**14), 10**14, places=4, allow_nan=False, allow_infinity=False)


@given(NUMBERS)
def test_a_number_keeps_its_value(value: Decimal) -> None:
    assert exact(value, "x") == value


@given(NUMBERS, st.integers(0, 5))
def test_equal_numbers_have_one_text(value: Decimal, zeros: int) -> None:
    text = f"{value:f}"
    longer = Decimal((text if "." in text else f"{text}.") + "0" * zeros)
    assert str(exact(longer, "x")) == str(exact(value, "x"))
    assert "E" not in str(exact(value, "x"))


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="Total"):
        exact(Decimal(text), "Total")


@pytest.mark.parametrize("text", ["12345678901234567890", "1E+15", "-1000000000000000"])
def test_more_digits_than_the_book_holds_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="15 digits"):
        exact(Decimal(text), "Total")


def test_more_than_four_places_are_refused_and_not_rounded() -> None:
    with pytest.raises(Invalid, match="4 decimal places"):
        exact(Decimal("0.00001"), "UnitAmount")


def test_negative_nothing_is_nothing() -> None:
    assert str(exact(Decimal("-0.00"), "x")) == "0"


@pytest.mark.parametrize(
    ("value", "text"), [("0", "0.00"), ("1234567.5", "1,234,567.50"), ("-0.125", "-0.125"), ("1E+3", "1,000.00")]
)
def test_amounts_are_shown_with_two_places_or_more(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


def test_currencies_are_never_mixed() -> None:
    amounts = [("GBP", Decimal("1.10")), ("AUD", Decimal(5)), ("GBP", Decimal("2.20"))]
    assert sums(amounts) == {"AUD": Decimal(5), "GBP": Decimal("3.30")}
