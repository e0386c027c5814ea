"""replay: decode again what was pulled, from the bytes that were kept, and compare it with what was staged then."""

from collections.abc import Mapping
from typing import Any

import msgspec

from syncio.domain.invoice import Debtor, Invoice, canonical, hashed
from syncio.domain.ports import Reader, Stream
from syncio.errors import Invalid
from syncio.stores.database import translated
from syncio.stores.recovery import STREAM as RECOVERED
from syncio.stores.staging import Kept, Staging


class Difference(msgspec.Struct, frozen=True):
    external_id: str
    version: int
    difference: str


class Replayed(msgspec.Struct, frozen=True):
    """`ok` where every one of `versions` is what its bytes say."""

    client: str
    ok: bool
    versions: int
    differences: list[Difference]

    def as_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


def replay(reader: Reader, staging: Staging) -> Replayed:
    """Check every version of a client against its bytes. Writes nothing."""
    streams = {stream.name: stream for stream in reader.streams}
    versions, differences = 0, []
    with translated():
        for one in staging.kept():
            versions += 1
            if found := difference(reader, streams, one):
                differences.append(Difference(one.external_id, one.n, found))
    return Replayed(staging.client.name, not differences, versions, differences)


def difference(reader: Reader, streams: Mapping[str, Stream], one: Kept) -> str:
    """What is not as it was; empty where all is."""
    if hashed(one.raw) != one.raw_hash:
        return "the bytes are not those that were read"
    try:
        content_hash, balance_hash = read_again(reader, streams, one)
    except Invalid as error:
        return f"no longer understood: {error}"
    if content_hash != one.content_hash:
        return "the content is another"
    return "" if balance_hash == one.balance_hash else "the balance is another"


def read_again(reader: Reader, streams: Mapping[str, Stream], one: Kept) -> tuple[bytes, bytes | None]:
    """Both hashes as the bytes give them; what was read back from FactorS is the canonical text itself."""
    if one.stream != RECOVERED:
        return hashes(reader.read(streams[one.stream], one.raw))
    content, _, balance = one.raw.partition(b"\n")
    return hashed(content), hashed(balance) if balance else None


def hashes(item: Invoice | Debtor) -> tuple[bytes, bytes | None]:
    if isinstance(item, Debtor):
        return hashed(canonical(item)), None
    return hashed(canonical(item.content)), hashed(canonical(item.balance))
