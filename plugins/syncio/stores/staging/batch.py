"""What one page adds, built a record at a time: a version is written as soon as it is built, heads are kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from syncio.domain.invoice import Debtor, Invoice, canonical, hashed
from syncio.stores.staging.heads import Head

Row = tuple[Any, ...]


class Batch:
    """Rows of one page: `write` takes a version's. `raw` are the bytes of the records it keeps, in their order."""

    def __init__(
        self, client: int, page: int, seen: datetime, numbers: list[int], write: Callable[[Row], None]
    ) -> None:
        self._client = client
        self._page = page
        self._seen = seen
        self._numbers = numbers
        self._write = write
        self._offset = 0
        self.raw: list[bytes] = []
        self.created: list[Row] = []
        self.updated: list[Row] = []
        self.lines = 0

    def add(self, key: str, head: Head | None, raw: bytes, raw_hash: bytes, item: Invoice | Debtor) -> None:
        """Take on one new version; `head` is the record's newest so far, None where the record is new."""
        record, n = (self._numbers.pop(), 1) if head is None else (head.record, head.n + 1)
        if isinstance(item, Invoice):
            row = self._invoice(record, n, key, raw_hash, len(raw), item)
        else:
            row = self._debtor(record, n, key, raw_hash, len(raw), item)
        (self.created if head is None else self.updated).append(row)
        self.raw.append(raw)
        self._offset += len(raw)

    def _invoice(self, record: int, n: int, key: str, raw_hash: bytes, size: int, item: Invoice) -> Row:
        content, balance, origin = item.content, item.balance, item.origin
        doc, left = canonical(content), canonical(balance)
        content_hash, balance_hash = hashed(doc), hashed(left)
        self._version(record, n, content_hash, balance_hash, raw_hash, size, doc, left, canonical(origin))
        self.lines += len(content.lines)
        hashes = (raw_hash, content_hash, balance_hash)
        named = (content.kind, content.number, origin.status, content.debtor)
        dated = (content.issue_date, content.due_date)
        counted = (content.currency, content.total, balance.due)
        return (record, self._client, key, n, *hashes, *named, *dated, *counted, origin.updated, self._seen)

    def _debtor(self, record: int, n: int, key: str, raw_hash: bytes, size: int, item: Debtor) -> Row:
        doc = canonical(item)
        content_hash = hashed(doc)
        self._version(record, n, content_hash, None, raw_hash, size, doc, None, b"{}")
        return (record, self._client, key, n, raw_hash, content_hash, item.name, self._seen)

    def _version(
        self, record: int, n: int, content_hash: bytes, balance_hash: bytes | None, raw_hash: bytes, size: int,
        doc: bytes, balance: bytes | None, origin: bytes,
    ) -> None:  # fmt: skip
        place = (self._page, self._offset, size)
        self._write((record, n, self._seen, content_hash, balance_hash, raw_hash, *place, doc, balance, origin))
