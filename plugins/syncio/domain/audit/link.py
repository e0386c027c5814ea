"""A link of the audit trail, and what keeps it from following another."""

import hashlib
from collections.abc import Iterator
from typing import TypeVar

import msgspec

FORM = 1
BEFORE_THE_FIRST = "0" * 64
Row = TypeVar("Row")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an entry says: `count` rows of table `kind` were `did`; who, as PostgreSQL and the web knew them."""

    form: int
    client: int
    no: int
    at: str
    login: str
    role: str
    user: str | None
    kind: str
    did: str
    count: int
    body_hash: str
    previous_hash: str

    @property
    def who(self) -> str:
        """The person, where one is known, and the log-in."""
        return f"{self.user} (log-in {self.login})" if self.user else f"log-in {self.login}"


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry's own text, the rows it is about, one JSON object a line (None: withheld), and the entry's hash."""

    entry: str
    body: str | None
    hash: str


class Place(msgspec.Struct, frozen=True):
    """Where a database keeps an entry, beside its text."""

    client: int
    no: int
    kind: str
    did: str


class Head(msgspec.Struct, frozen=True):
    """Where a chain ends."""

    client: int
    no: int = 0
    hash: str = BEFORE_THE_FIRST


def problems(link: Link, entry: Entry, before: Head, place: Place | None) -> Iterator[str]:
    """Whatever keeps a link from following `before`."""
    if entry.form != FORM:
        yield f"it is of form {entry.form}, which this version cannot verify"
    if place is not None and place != place_of(entry):
        yield f"it says of itself that it is entry {entry.no} of client {entry.client}: {entry.kind} {entry.did}"
    if hashed(link.entry) != link.hash:
        yield "its text is not what was hashed"
    if entry.no != before.no + 1:
        yield f"entry {before.no + 1} is missing: this one follows on {before.no}"
    if entry.previous_hash != before.hash:
        yield f"it follows on {entry.previous_hash[:16]}..., and entry {before.no} is {before.hash[:16]}..."
    if link.body is not None:
        lines = link.body.count("\n") + 1
        if hashed(link.body) != entry.body_hash:
            yield "its rows are not those that were recorded"
        if lines != entry.count:
            yield f"it says that it is about {entry.count} rows, and has {lines}"


def place_of(entry: Entry) -> Place:
    return Place(entry.client, entry.no, entry.kind, entry.did)


def rows_of(body: str, shape: type[Row]) -> list[Row]:
    """An entry's rows; none where they are not of that shape, which the chain cannot vouch for."""
    try:
        return [msgspec.json.decode(line, type=shape) for line in body.split("\n")]
    except ValueError:
        return []


def hashed(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def shortened(text: str, longest: int = 300) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."


decode = msgspec.json.Decoder(Entry).decode
