"""What a stage needs of the outside: a source of records. Every folder under `sources/` provides one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from syncio.domain.invoice import Debtor, Invoice

Subject = Literal["invoice", "debtor"]


class Stream(msgspec.Struct, frozen=True):
    """One list at the source. `by_id`: how many ids one call can ask for; 0 where it cannot."""

    name: str
    subject: Subject
    by_id: int


class Organisation(msgspec.Struct, frozen=True):
    """What the source says of the client's organisation. `timezone` is an IANA name; no `tax_number` is ''."""

    name: str
    currency: str
    timezone: str
    tax_number: str = ""


class Tokens(msgspec.Struct, frozen=True):
    """A pair of OAuth tokens; `expires` is the access token's end. Never shown."""

    access: str
    refresh: str
    expires: datetime

    def __repr__(self) -> str:
        return f"Tokens(expires={self.expires})"


class Cipher(Protocol):
    """Encrypts what must not lie about in the clear."""

    def encrypt(self, data: bytes) -> bytes: ...

    def decrypt(self, token: bytes) -> bytes: ...


class Page(msgspec.Struct, frozen=True):
    """One page of a list: its records as the bytes the source sent. Of several, only the last one says so."""

    no: int
    records: Sequence[bytes]
    last: bool


class Usage(msgspec.Struct):
    """What was asked of the source so far: calls, and bytes received (uncompressed).

    `told`: the time of the source's own clock when it last answered.
    """

    calls: int = 0
    bytes: int = 0
    told: datetime | None = None


class Reader(Protocol):
    """What a source's records mean; needs no connection, so that what was kept can be read again years later."""

    @property
    def streams(self) -> tuple[Stream, ...]: ...

    def key(self, stream: Stream, record: bytes) -> str:
        """The record's id, read without decoding the rest.

        :raises Invalid: where it has none.
        """
        ...

    def read(self, stream: Stream, record: bytes) -> Invoice | Debtor:
        """Decode one record.

        :raises Invalid: where it cannot be understood; the reason names the field.
        """
        ...


class Source(Reader, Protocol):
    """A client's organisation in an accounting system."""

    usage: Usage

    def organisation(self) -> Organisation: ...

    def pages(self, stream: Stream, *, since: datetime | None = None, ids: Sequence[str] = ()) -> Iterator[Page]:
        """Every record changed after `since`, or those with `ids`, a page at a time; none is one empty page.

        :raises SyncioError: as the error tree says; never an empty list instead of an error.
        """
        ...
