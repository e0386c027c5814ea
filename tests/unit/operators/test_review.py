"""How often a waiting review looks for itself, and what it is called."""

from datetime import UTC, datetime, timedelta

import pytest

from syncio.domain.shown import ReviewRow
from syncio.operators.review import SignOffOperator, headline, until_next_look
from tests.unit.reports.samples import HOSTILE_NAMES

OPENED = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("open_for", "expected"),
    [
        (timedelta(0), timedelta(seconds=15)),
        (timedelta(minutes=5), timedelta(minutes=5)),
        (timedelta(days=3), timedelta(minutes=30)),
    ],
)
def test_it_looks_again_after_as_long_as_the_review_has_been_open(open_for: timedelta, expected: timedelta) -> None:
    assert until_next_look(OPENED + open_for, OPENED, None) == expected
    assert until_next_look(OPENED + open_for, OPENED, OPENED + timedelta(days=4)) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [(timedelta(hours=2), timedelta(minutes=30)), (timedelta(minutes=9), timedelta(minutes=9))],
)
def test_it_looks_when_the_deadline_has_come(left: timedelta, expected: timedelta) -> None:
    now = OPENED + timedelta(days=1)
    assert until_next_look(now, OPENED, now + left) == expected


def test_past_the_deadline_it_does_not_look_without_a_pause() -> None:
    assert until_next_look(OPENED + timedelta(days=3), OPENED, OPENED) == timedelta(seconds=15)


def test_an_answer_is_never_needed() -> None:
    operator = SignOffOperator(task_id="sign_off", review=7)
    assert operator.defaults
    assert set(operator.defaults) < set(operator.options)


def review_of(client: str) -> ReviewRow:
    return ReviewRow(
        id=7,
        client=client,
        opened=datetime(2026, 11, 20, tzinfo=UTC),
        closed=None,
        reason=None,
        outcome=None,
        hash="",
        changes=1_200,
        undecided=1_200,
        approved=0,
        rejected=0,
        superseded=0,
        blocked=1,
        flagged=3,
        totals=(),
        run_id="review-7",
    )


def test_a_review_is_called_by_its_client_first() -> None:
    assert headline(review_of("Kōwhai Wholesale")) == "Kōwhai Wholesale: 1,200 changes, 3 flagged, 1 blocked (review 7)"


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=["markup", "link", "reordered", "flood"])
def test_a_hostile_name_fits_into_a_note_and_is_no_markup_there(name: str) -> None:
    line = headline(review_of(name))
    assert line.isprintable()
    assert not set(line) & set("<>[]`")
    assert len(line) <= 1000  # what Airflow takes
    assert line.endswith(": 1,200 changes, 3 flagged, 1 blocked (review 7)")
