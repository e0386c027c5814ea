"""Releases: written by the tasks `release`, `release_balance` and `release_clean`, read by push alone."""

from syncio.stores.releases.clean import CleanPolicy, CleanReleases
from syncio.stores.releases.issued import CoveredRow, DecidedRow, Releases, ShownRow
from syncio.stores.releases.queue import Claim, PendingRow, Queue
from syncio.stores.releases.whereabouts import Standings

__all__ = [
    "Claim",
    "CleanPolicy",
    "CleanReleases",
    "CoveredRow",
    "DecidedRow",
    "PendingRow",
    "Queue",
    "Releases",
    "ShownRow",
    "Standings",
]
