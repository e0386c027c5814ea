"""What may become of a list while it is read: a twist changes the records of one page of it."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Literal

import msgspec
from msgspec import Raw

from tests.sandbox.xero.documents import encode

Twist = Literal["lacking", "shifted", "repeated"]
Envelope = dict[str, Raw]


def twisted(body: bytes, twist: Twist, seed: int) -> bytes:
    """The answer with its list of records twisted; what is no list, or an empty one, stays as it is."""
    envelope = msgspec.json.decode(body, type=Envelope)
    for name in ("Invoices", "CreditNotes", "Contacts"):
        if name in envelope and (records := msgspec.json.decode(envelope[name], type=list[Raw])):
            envelope[name] = Raw(encode(TWISTS[twist](records, envelope, Random(seed))))
    return encode(envelope)


def _lacking(records: list[Raw], _: Envelope, random: Random) -> list[Raw]:
    """Some are gone since they were counted."""
    gone = set(random.sample(range(len(records)), random.randint(1, max(len(records) // 5, 1))))
    return [record for place, record in enumerate(records) if place not in gone]


def _shifted(records: list[Raw], envelope: Envelope, random: Random) -> list[Raw]:
    """One left the list since the page before this one was read: the first moved up there, and the count fell.

    A first page has none before it, and lacks some in place of that.
    """
    pagination = msgspec.json.decode(envelope.get("pagination", b"{}"), type=dict[str, int])
    if pagination.get("page", 0) < 2:
        return _lacking(records, envelope, random)
    envelope["pagination"] = Raw(encode(pagination | {"itemCount": pagination["itemCount"] - 1}))
    return records[1:]


def _repeated(records: list[Raw], _: Envelope, random: Random) -> list[Raw]:
    """One comes again, further down."""
    return [*records, random.choice(records)]


TWISTS: Mapping[Twist, Callable[[list[Raw], Envelope, Random], list[Raw]]] = {
    "lacking": _lacking,
    "shifted": _shifted,
    "repeated": _repeated,
}
