"""Staging: every version of every record, with the bytes it came from."""

from syncio.stores.staging.batch import Batch
from syncio.stores.staging.heads import Head
from syncio.stores.staging.kept import Kept, Seen
from syncio.stores.staging.quarantine import NAMELESS
from syncio.stores.staging.runs import Counts
from syncio.stores.staging.store import Staging

__all__ = ["NAMELESS", "Batch", "Counts", "Head", "Kept", "Seen", "Staging"]
