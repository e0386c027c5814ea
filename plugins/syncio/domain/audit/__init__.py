"""The audit trail, verified from its texts alone: no database, no clock. Its form: docs/audit.md.

Each client has a chain, and so has what belongs to no client (client 0). An entry names the hash of the one before it:
whoever knows the last hash knows whether any byte before it was changed.
"""

from syncio.domain.audit.chains import Anchored, Chains, Flaw, Verified
from syncio.domain.audit.link import BEFORE_THE_FIRST, Entry, Head, Link, Place, hashed, rows_of, shortened

__all__ = [
    "BEFORE_THE_FIRST",
    "Anchored",
    "Chains",
    "Entry",
    "Flaw",
    "Head",
    "Link",
    "Place",
    "Verified",
    "hashed",
    "rows_of",
    "shortened",
]
