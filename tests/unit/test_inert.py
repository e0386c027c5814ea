import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.errors import Busy, Terminal
from syncio.inert import LONGEST, harmless, shortened, visible
from tests.unit.reports.samples import HOSTILE_NAMES


def test_plain_text_stays_as_it_is() -> None:
    assert visible("Lindqvist & Söhne, 日本, O'Brien") == "Lindqvist & Söhne, 日本, O'Brien"


def test_controls_and_bidirectional_overrides_are_written_out() -> None:
    assert visible("a\x00b\x1b[31mc\u202ed\u200be\xa0f") == "a[U+0000]b[U+001B][31mc[U+202E]d[U+200B]e[U+00A0]f"


def test_a_line_break_is_a_sign_and_breaks_nothing() -> None:
    assert visible("one\ntwo\r\nthree") == "one↵two[U+000D]↵three"


def test_marks_stacked_on_a_letter_are_written_out_after_the_fourth() -> None:
    assert visible("a" + "\u0301" * 6) == "a" + "\u0301" * 4 + "[U+0301]" * 2


def test_long_text_keeps_both_ends_and_names_the_whole() -> None:
    text = visible("a" * 5_000_000 + "b" * 5_000_000)
    assert text.startswith("aaa")
    assert text.endswith("bbb")
    assert len(text) < LONGEST + 100
    assert "9,999,600 characters not shown" in text


def test_two_long_texts_that_differ_in_the_middle_do_not_look_alike() -> None:
    assert shortened("x" * 1000 + "1" + "y" * 1000) != shortened("x" * 1000 + "2" + "y" * 1000)


def test_a_plain_name_stays_as_it_is() -> None:
    assert harmless("Lindqvist & Söhne (日本), O'Brien") == "Lindqvist & Söhne (日本), O'Brien"


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=["markup", "link", "reordered", "flood"])
def test_a_hostile_name_is_one_short_line_without_markup(name: str) -> None:
    shown = harmless(name)
    assert shown
    assert shown.isprintable()
    assert not set(shown) & set('<>[]"`')
    assert len(shown) <= 700


def test_two_long_names_that_differ_in_the_middle_do_not_look_alike() -> None:
    assert harmless("x" * 5_000_000 + "1" + "y" * 5_000_000) != harmless("x" * 5_000_000 + "2" + "y" * 5_000_000)


@given(st.text())
def test_nothing_invisible_comes_through(text: str) -> None:
    assert all(char == " " or char.isprintable() for char in visible(text))


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=["markup", "link", "reordered", "flood"])
def test_an_error_is_one_line_whatever_it_names(name: str) -> None:
    error = Busy("another pull of this client is under way", client=name, attempt=2)
    assert str(error).isprintable()
    assert str(error).startswith("another pull of this client is under way (client=")
    assert str(error).endswith(", attempt=2)")
    assert len(str(error)) < 5_000
    assert error.facts["client"] == name


def test_an_error_of_ours_is_told_to_its_end() -> None:
    assert str(Terminal("what to do, " * 100)) == "what to do, " * 100
