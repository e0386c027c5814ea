from datetime import timedelta

from msgspec.structs import replace

from syncio.reports import diff
from syncio.reports.gaps import gaps
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import OPENED, diff_data, row, run

FEED = diff_data().feed


def told(**feed: object) -> list[str]:
    return [f"{gap.what}: {gap.why}" for gap in gaps(diff_data([row(1)], feed=replace(FEED, **feed)))]


def test_a_fresh_and_complete_feed_has_no_gap() -> None:
    assert told() == []
    assert told(complete=(whole := run(1, finished=OPENED - timedelta(hours=24))), last=whole) == []


def test_a_stale_feed_is_told_with_its_age() -> None:
    old = run(40, finished=OPENED - timedelta(hours=25))
    [gap] = told(complete=old, last=old)
    assert gap == (
        "Changes at the source after 19 November 2026, 08:12 UTC: that is when the last complete pull ended, 25 hours "
        "before this review opened; a feed is stale after a day"
    )
    older = run(40, finished=OPENED - timedelta(hours=71))
    assert "2 days before" in told(complete=older, last=older)[0]


def test_books_that_were_never_read_completely_are_told() -> None:
    assert told(complete=None, last=run(1, "FAILED")) == [
        "Documents that were never read: the client's books have never been read completely",
        "What the latest pull missed: pull 1 of 20 November 2026, 09:10 UTC is failed",
    ]


def test_a_latest_pull_that_missed_records_is_told() -> None:
    assert told(last=run(42, "PARTIAL", failed=3)) == [
        "What the latest pull missed: pull 42 of 20 November 2026, 09:10 UTC is partial: 3 records could not be read"
    ]


def test_records_in_quarantine_are_counted() -> None:
    assert told(quarantined=1)[0].startswith("1 record of this client: it cannot be understood")
    assert told(quarantined=2)[0].startswith("2 records of this client: they cannot be understood")


def test_funding_that_was_read_long_ago_or_again_since_is_not_passed_off_as_what_the_flags_stand_on() -> None:
    assert told(funding_read=OPENED - timedelta(days=3))[0].startswith("What was funded lately: FactorS was last asked")
    [gap] = told(funding_read=None)
    assert gap.startswith("When FactorS said what is funded: it has been read again since this review opened")
    assert told(funding_read=None, funded=0) == []


def test_gaps_are_told_right_below_the_verdict_and_again_among_what_was_not_checked() -> None:
    text = Markup(diff.fragment(diff_data([row(1)], feed=replace(FEED, quarantined=2)), "")).text
    warning = "Not everything is known. 2 records of this client: they cannot be understood"
    assert text.index(warning) < text.index("1 new invoice")
    assert "Not checked Why 2 records of this client they cannot be understood" in text
    assert "Not everything is known" not in Markup(diff.fragment(diff_data([row(1)]), "")).text
