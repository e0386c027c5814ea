"""Whether a client's books are read, and since when they are not."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from syncio.domain.change import SEVERITIES
from syncio.domain.feed import Pulls
from syncio.domain.rules import Thresholds, stale_feed
from syncio.domain.rules.described import STOPS, described

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
BEFORE = NOW - 100 * HOUR


def pulls(
    complete: datetime | None = NOW,
    refused: datetime | None = None,
    broken: datetime | None = None,
    added: datetime = BEFORE,
) -> Pulls:
    return Pulls(added=added, complete=complete, refused=refused, broken=broken)


@pytest.mark.parametrize(
    ("known", "feed", "since"),
    [
        (pulls(), "current", NOW),
        (pulls(NOW - 24 * HOUR + timedelta(seconds=1)), "current", NOW - 24 * HOUR + timedelta(seconds=1)),
        (pulls(NOW - 24 * HOUR), "stale", NOW),
        (pulls(NOW - 30 * HOUR), "stale", NOW - 6 * HOUR),
        (pulls(None), "stale", BEFORE + 24 * HOUR),
        (pulls(None, added=NOW - HOUR), "current", NOW - HOUR),
        (pulls(NOW - HOUR, broken=NOW), "broken", NOW),
        (pulls(NOW - HOUR, refused=NOW, broken=NOW - HOUR), "disconnected", NOW),
        (pulls(NOW - 30 * HOUR, refused=NOW - HOUR), "disconnected", NOW - HOUR),
    ],
)
def test_a_feed_is_what_its_pulls_say(known: Pulls, feed: str, since: datetime) -> None:
    status = stale_feed(known, NOW, Thresholds())
    assert (status.feed, status.since) == (feed, since)
    assert status.reason


def test_a_client_may_have_other_hours() -> None:
    patient = Thresholds().also([("stale_feed", "hours", Decimal(72))])
    assert stale_feed(pulls(NOW - 30 * HOUR), NOW, patient).feed == "current"
    status = stale_feed(pulls(NOW - 73 * HOUR), NOW, patient)
    assert (status.feed, status.since) == ("stale", NOW - HOUR)
    assert "within 72 hours: the last one ended 2026-10-30 08:30 UTC" in status.reason


def test_it_is_described_as_what_stops_drawings_and_flags_nothing() -> None:
    found = {each.rule: each for each in described()}
    assert found["stale_feed"].severities == (STOPS,)
    assert [one.name for one in found["stale_feed"].thresholds] == ["hours"]
    assert found["stale_feed"].meaning.startswith("No complete pull of the client within 24 hours")
    assert {word for each in found.values() for word in each.severities} == {STOPS, *SEVERITIES[:-1]}
