"""The files of an evidence, as far as they are read; what else stands in them is pinned by their hashes."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from syncio.domain.change import Flag
from syncio.domain.shown import Row as Change

README, SUMS, AUDIT, VERSIONS = "README.txt", "SHA256SUMS", "audit.jsonl", "versions.jsonl"
#: The kind of a report -> its frozen data and its page.
REPORTS: dict[Literal["diff", "approval"], tuple[str, str]] = {
    "diff": ("reports/review.json", "reports/diff_report.html"),
    "approval": ("reports/approval.json", "reports/approval_report.html"),
}
#: SHA-256, hexadecimal.
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
#: Whose files are named by their SHA-256.
NAMED = ("signed/", "versions/", "raw/")


class VersionOf(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an invoice or debtor: the names of its files, and what its bytes were read as."""

    record: int
    n: int
    source: str
    stream: str
    content: Hash
    balance: Hash | None
    raw: Hash


class Mark(msgspec.Struct, frozen=True):
    """What a signed text says of a version; its bytes stand there in base64."""

    n: int
    content: bytes
    balance_n: int | None = None
    balance: bytes | None = None


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """What one decision is bound to."""

    client: str
    external_id: str
    subject: str
    type: str
    flags: tuple[Flag, ...]
    before: Mark | None
    after: Mark
    debtor: tuple[int, int] | None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    user: str
    verdict: str
    reason: str
    at: datetime


class Decided(Change, frozen=True, kw_only=True):
    """A change as a report shows it, and what was said of it."""

    hash: Hash
    decisions: tuple[Said, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Either report's data; the diff report has no closing and no decisions."""

    review: int
    client: str
    hash: Hash
    changes: list[Decided]
    closed: datetime | None = None
    reason: str | None = None
    by_user: str | None = None
    outcome: str | None = None


class Frozen(Change, frozen=True, kw_only=True):
    """A row of table `change`, as the audit trail has it: what was to be shown."""

    review: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of any other table that tells of a review, as the audit trail has it; hashes as PostgreSQL writes them."""

    id: int | None = None
    review: int | None = None
    change: int | None = None
    release: int | None = None
    kind: str | None = None
    hash: str = ""
    data_hash: str = ""
    html_hash: str = ""
    user_name: str = ""
    verdict: str = ""
    reason: str | None = None
    at: datetime | None = None
    by_user: str | None = None
    outcome: str | None = None


def sums(files: Mapping[str, bytes]) -> bytes:
    """The file that names every other file's SHA-256, as `sha256sum` writes it."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files) if name != SUMS).encode()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def bytea(hexadecimal: str) -> str:
    """A hash as PostgreSQL writes it into JSON."""
    return f"\\x{hexadecimal}"
