"""What is known of a client's feed: whether its books are read, and since when they are not."""

from datetime import datetime
from typing import Literal

import msgspec

Feed = Literal["current", "stale", "broken", "disconnected"]


class Pulls(msgspec.Struct, frozen=True, kw_only=True):
    """What is on record of a client's pulls.

    `complete`: when the newest pull that missed nothing ended. `refused`, `broken`: when, after the last pull that read
    the books to their end, the first one began that the source refused, or that met what does not pass by itself.
    """

    added: datetime
    complete: datetime | None
    refused: datetime | None
    broken: datetime | None


class FeedStatus(msgspec.Struct, frozen=True):
    """As FactorS is told it: anything but `current` stops drawings. `since`: when that began, in UTC."""

    feed: Feed
    since: datetime
    reason: str
