"""The audit trail as a file of JSON lines: a link a line, chain after chain, and a last line over all of them.

Both ways stream: of a chain of any length only its head is held.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from syncio.domain.audit.chains import Chains
from syncio.domain.audit.link import Head, Link


class End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line: how many links stand above, where each chain ends, and SHA-256 of all lines above."""

    entries: int
    heads: tuple[Head, ...]
    sha256: str


Line = TypeVar("Line", Link, End)


def exported(links: Iterable[Link], heads: Iterable[Head]) -> Iterator[bytes]:
    """The lines of a file.

    :param heads: where the chains end, as is kept apart from them; asked for when all links are written.
    """
    digest, entries = hashlib.sha256(), 0
    for link in links:
        line = written(link)
        digest.update(line)
        entries += 1
        yield line
    yield written(End(entries=entries, heads=tuple(heads), sha256=digest.hexdigest()))


def follow(lines: Iterable[bytes], chains: Chains) -> tuple[Head, ...] | None:
    """Follow the links of a file; where its last line is missing or does not fit, `chains` is told.

    :returns: where the chains ended when it was written, if the last line is there.
    """
    digest, entries, end = hashlib.sha256(), 0, None
    for number, line in enumerate(lines, 1):
        read = link_or_end(line)
        if read is None or end is not None:
            chains.broken(f"line {number} of the file is not as it was written")
        elif isinstance(read, End):
            end = read
        else:
            chains.follow(read)
            digest.update(line)
            entries += 1
    if end is None:
        chains.broken("the file has no last line: it was cut off")
        return None
    if (end.entries, end.sha256) != (entries, digest.hexdigest()):
        chains.broken(f"the file was changed after it was written: it had {end.entries} entries, and has {entries}")
    return end.heads


def link_or_end(line: bytes) -> Link | End | None:
    """What a line says; None where it is none to the byte."""
    return exactly(line, Link) or exactly(line, End)


def exactly(line: bytes, shape: type[Line]) -> Line | None:
    try:
        read = msgspec.json.decode(line, type=shape)
    except ValueError:  # msgspec's own, or of what is not UTF-8
        return None
    return read if written(read) == line else None


def written(line: msgspec.Struct) -> bytes:
    return msgspec.json.encode(line) + b"\n"
