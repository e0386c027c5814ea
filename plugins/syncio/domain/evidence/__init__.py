"""A review's evidence: files that prove by themselves what was shown, who decided, and what was signed.

README.txt         how to check all of it by hand
SHA256SUMS         of every other file, as `sha256sum --check` reads it
reports/           both reports as they were published, frozen data and page
signed/HASH.json   what one decision is bound to; named by its SHA-256
versions.jsonl     the versions that these name, and where each came from
versions/HASH.json contents, balances and debtors; named by their SHA-256, which stands in what was signed
raw/HASH.json      the bytes that the source sent; named by their SHA-256
audit.jsonl        the part of the client's chain that tells of the review; the rows of others are withheld
anchors/           where that part was anchored; none where its end was not yet
"""

from syncio.domain.evidence.checked import Checked, check
from syncio.domain.evidence.problem import Problem
from syncio.domain.evidence.shapes import AUDIT, README, REPORTS, SUMS, VERSIONS, VersionOf, sums

__all__ = ["AUDIT", "README", "REPORTS", "SUMS", "VERSIONS", "Checked", "Problem", "VersionOf", "check", "sums"]
