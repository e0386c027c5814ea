from hypothesis import given
from hypothesis import strategies as st

from syncio.inert import digest, shortened
from syncio.reports.pairs import first_difference, pair


def test_two_long_texts_that_differ_in_the_middle_do_not_look_alike() -> None:
    one, other = "x" * 1000 + "1" + "y" * 1000, "x" * 1000 + "2" + "y" * 1000
    assert shortened(one) != shortened(other)
    left, right = (shortened(text or "") for text in pair(one, other))
    assert "1" * 1 + "y" in left
    assert "2" * 1 + "y" in right
    assert left.startswith("[... 880 equal characters ...]")


def test_short_values_and_missing_ones_stand_as_they_are() -> None:
    assert pair("a", "b") == ("a", "b")
    assert pair(None, "x" * 1000) == (None, "x" * 1000)


@given(st.text("ab"), st.text("ab"), st.text("ab"))
def test_texts_differ_first_where_what_they_share_ends(shared: str, one: str, other: str) -> None:
    left, right = shared + one, shared + other
    place = first_difference(left, right)
    assert left[:place] == right[:place]
    assert place == min(len(left), len(right)) or left[place] != right[place]


def test_what_is_cut_out_of_the_middle_names_the_whole_by_its_hash() -> None:
    old, new = "x" * 1000 + "1" + "y" * 1000, "x" * 1000 + "1" + "z" * 1000
    left, right = pair(old, new)
    assert left is not None
    assert right is not None
    assert left.endswith(f"[... 880 characters not shown, sha256 {digest(old)} ...]")
    assert right.endswith(f"[... 880 characters not shown, sha256 {digest(new)} ...]")
    assert pair(old, old[:1001])[1] == "[... 881 equal characters ...] " + "x" * 119 + "1"
