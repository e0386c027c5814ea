from datetime import date
from decimal import Decimal

from hypothesis import given

from syncio.domain.diff import apply, diff
from syncio.domain.invoice import Content
from tests.unit.domain.made import CONTENTS, IDS, content, line


@given(CONTENTS, CONTENTS, IDS, IDS)
def test_a_diff_applied_to_the_old_gives_the_new(
    old: Content, new: Content, old_ids: list[str], new_ids: list[str]
) -> None:
    assert apply(old, diff(old, new, old_ids, new_ids)) == new


@given(CONTENTS, CONTENTS, IDS, IDS)
def test_there_is_something_to_show_exactly_where_they_differ(
    old: Content, new: Content, old_ids: list[str], new_ids: list[str]
) -> None:
    assert bool(diff(old, new, old_ids, new_ids).rows()) == (old != new)


def shown(
    old: Content, new: Content, old_ids: tuple[str, ...] = (), new_ids: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    return [(row.field, str(row.old), str(row.new)) for row in diff(old, new, old_ids, new_ids).rows()]


def test_fields_are_shown_old_and_new() -> None:
    assert shown(content(), content(total=Decimal("110.5"), due_date=date(2026, 11, 30))) == [
        ("due_date", "2026-10-31", "2026-11-30"),
        ("total", "110", "110.5"),
    ]


def test_a_line_is_known_again_by_its_id() -> None:
    sand = line(description="Sand")
    old, new = content(lines=(line(), sand)), content(lines=(sand, line(amount=Decimal(120))))
    assert shown(old, new, ("1", "2"), ("2", "1")) == [
        ("line 2 amount", "100", "120"),
        ("line moved", "place 2", "place 1"),
    ]


def test_without_ids_a_line_is_known_again_by_what_it_says() -> None:
    old, new = content(lines=(line(), line(description="Sand"))), content(lines=(line(description="Sand"),))
    assert shown(old, new) == [("line 1", "Cement: 100", "None"), ("line moved", "place 2", "place 1")]


def test_a_new_line_is_shown_whole() -> None:
    assert shown(content(), content(lines=(line(), line(description="Sand")))) == [("line 2", "None", "Sand: 100")]
