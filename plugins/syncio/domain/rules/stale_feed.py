from datetime import datetime, timedelta

from syncio.domain.feed import FeedStatus, Pulls
from syncio.domain.rules.thresholds import Thresholds


def stale_feed(pulls: Pulls, now: datetime, thresholds: Thresholds) -> FeedStatus:
    """No complete pull of the client within 24 hours: stops drawings, by `integration.client_status` in FactorS.

    It is about no change, and so gives no flag. A client that was never read counts from when it was added. Where the
    source refused the client, or a pull met what does not pass by itself, FactorS is told that at once.
    """
    hours = thresholds.whole("stale_feed", "hours")
    stale = (pulls.complete or pulls.added) + timedelta(hours=hours)
    if pulls.refused is not None:
        return FeedStatus("disconnected", pulls.refused, "The source refuses the client's token: connect it again.")
    if pulls.broken is not None:
        return FeedStatus("broken", pulls.broken, "The client's books cannot be read: the log of its pull says why.")
    if now >= stale:
        last = f"the last one ended {pulls.complete:%Y-%m-%d %H:%M} UTC" if pulls.complete else "there was none yet"
        return FeedStatus("stale", stale, f"No complete pull within {hours} hours: {last}.")
    return FeedStatus("current", pulls.complete or pulls.added, "The client's books are read.")
