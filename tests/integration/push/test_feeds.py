"""FactorS is told whose books cannot be read, whose were not for a day, and with the next good pull that they are."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from syncio.domain.amendment import Threshold
from syncio.errors import Misconfigured, Transient
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stores.factors import open_factors
from syncio.stores.staging import Counts, Staging
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import Row

HOUR = timedelta(hours=1)


def pull(client: Client, status: str, error: str | None = None) -> None:
    """A pull that ended like this just now."""
    with client.house.app() as connection:
        staging = Staging(connection, client.entity)
        staging.finish_run(staging.start_run(), status, Counts(), [], error)


def look(client: Client, later: timedelta = timedelta()) -> Row | None:
    """Watch the feeds so much later than now, and tell; what FactorS has of this client's then."""
    house = client.house
    with house.app() as connection, house.factors() as factors:
        watch_feeds(connection, datetime.now(UTC) + later)
        tell_feeds(connection, factors)
    rows = house.book.rows("SELECT * FROM client_status WHERE client = %s", client.name)
    return rows[0] if rows else None


def feed(client: Client, later: timedelta = timedelta()) -> str:
    row = look(client, later)
    assert row
    return str(row["feed"])


def recorded(client: Client) -> list[tuple[str, bool]]:
    """What was put on record of the feed, and whether FactorS is known to have it."""
    rows = client.house.rows(
        "SELECT s.feed, t.status IS NOT NULL AS told FROM feed_status s LEFT JOIN feed_told t ON t.status = s.id"
        " WHERE s.client = %s ORDER BY s.id",
        client.id,
    )
    return [(row["feed"], row["told"]) for row in rows]


def test_a_feed_that_is_read_is_current_also_of_a_client_that_factors_does_not_know(client: Client) -> None:
    assert feed(client) == "current"
    assert client.house.book.rows("SELECT FROM client WHERE name = %s", client.name) == []


def test_it_is_stale_a_day_after_its_last_complete_pull_though_no_pull_runs_at_all(client: Client) -> None:
    pull(client, "COMPLETED")
    assert feed(client, 23 * HOUR) == "current"
    row = look(client, 25 * HOUR)
    assert row
    [ended] = client.house.rows("SELECT finished FROM sync_run WHERE client = %s ORDER BY id DESC LIMIT 1", client.id)
    assert (row["feed"], row["since"]) == ("stale", ended["finished"] + 24 * HOUR)
    assert look(client, 26 * HOUR) == row
    pull(client, "COMPLETED")
    assert feed(client) == "current"
    assert recorded(client) == [("current", True), ("stale", True), ("current", True)]


def test_a_pull_that_missed_something_is_not_complete(client: Client) -> None:
    look(client, 25 * HOUR)
    pull(client, "PARTIAL")
    assert feed(client, 25 * HOUR) == "stale"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("Unauthorised", "disconnected"),
        ("Forbidden", "broken"),
        ("Unreadable", "broken"),
        ("unexpected", "broken"),
        ("Unavailable", "current"),
        ("Throttled", "current"),
        ("Misconfigured", "current"),
        (None, "current"),
    ],
)
def test_what_ended_a_pull_says_how_the_feed_is(client: Client, error: str | None, expected: str) -> None:
    pull(client, "COMPLETED")
    pull(client, "FAILED", error)
    row = look(client)
    assert row
    assert row["feed"] == expected
    [started] = client.house.rows("SELECT started FROM sync_run WHERE client = %s ORDER BY id DESC LIMIT 1", client.id)
    if expected != "current":
        assert row["since"] == started["started"]


def test_people_are_warned_of_what_stops_drawings(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    look(client)
    pull(client, "FAILED", "Unauthorised")
    look(client)
    warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warned == [
        f"{client.name}: its feed is disconnected. The source refuses the client's token: connect it again."
    ]


def test_a_refusal_stands_until_a_pull_reads_the_books_again(client: Client) -> None:
    pull(client, "FAILED", "Unauthorised")
    first = look(client)
    pull(client, "FAILED", "Unavailable")
    pull(client, "FAILED", "Unauthorised")
    assert look(client) == first
    assert feed(client, 25 * HOUR) == "disconnected"
    pull(client, "PARTIAL")
    assert feed(client) == "current"


def test_a_client_may_be_given_more_hours(client: Client) -> None:
    pull(client, "COMPLETED")
    client.amend(Threshold(rule="stale_feed", name="hours", value=Decimal(72)))
    assert (feed(client, 71 * HOUR), feed(client, 73 * HOUR)) == ("current", "stale")


def test_while_factors_is_away_it_is_put_on_record_and_told_once_it_is_back(client: Client) -> None:
    look(client)
    pull(client, "FAILED", "Unauthorised")
    with client.house.app() as connection, open_factors("postgresql://nobody@127.0.0.1:1/nothing") as factors:
        watch_feeds(connection)
        with pytest.raises(Transient):
            tell_feeds(connection, factors)
    assert recorded(client) == [("current", True), ("disconnected", False)]
    assert feed(client) == "disconnected"
    assert recorded(client)[-1] == ("disconnected", True)


def test_what_factors_lost_it_is_told_again(client: Client) -> None:
    pull(client, "FAILED", "Unauthorised")
    look(client)
    client.house.book.rows("DELETE FROM client_status WHERE client = %s", client.name)
    assert feed(client) == "disconnected"
    assert len(recorded(client)) == 1


def test_a_client_that_fails_stops_no_other(house: House, client: Client) -> None:
    """It may not have such hours."""
    broken = Client(house)
    house.rows("INSERT INTO threshold VALUES (%s, 'stale_feed', 'hours', 9999, 'eve')", broken.id)
    pull(client, "FAILED", "Unauthorised")
    pull(broken, "FAILED", "Unauthorised")
    with house.app() as connection, pytest.raises(Misconfigured, match=f"client={broken.name}"):
        watch_feeds(connection)
    assert recorded(client)[-1][0] == "disconnected"
    assert recorded(broken) == []
    house.rows("DELETE FROM threshold WHERE client = %s", broken.id)
