"""Releases: written by the tasks `release` and `release_balance`, read by push alone."""

from syncio.stores.releases.issued import CoveredRow, DecidedRow, Releases, ShownRow
from syncio.stores.releases.queue import Claim, PendingRow, Queue

__all__ = ["Claim", "CoveredRow", "DecidedRow", "PendingRow", "Queue", "Releases", "ShownRow"]
