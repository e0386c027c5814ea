"""The audit trail as a file of JSON lines: a link a line, chain after chain, and a last line over all of them.

Both ways stream: of a chain of any length only its head is held.
"""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from syncio.domain.audit import Chains, Head, Link


class End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line: how many links stand above, where each chain ends, and SHA-256 of all lines above."""

    entries: int
    heads: tuple[Head, ...]
    sha256: str


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


def follow(lines: Iterable[bytes], chains: Chains) -> End | None:
    """Follow the links of a file; where its last line is missing or does not fit, `chains` says so.

    :returns: the last line, where it is there.
    """
    digest, entries, end = hashlib.sha256(), 0, None
    for number, line in enumerate(lines, 1):
        if end is not None:
            chains.broken(None, f"line {number} of the file stands after its last line")
            break
        read = link_or_end(line)
        if isinstance(read, Link):
            chains.follow(read)
            digest.update(line)
            entries += 1
        elif read is None:
            chains.broken(None, f"line {number} of the file is not as it was written")
        else:
            end = read
    if end is None:
        chains.broken(None, "the file has no last line: it was cut off")
    elif (end.entries, end.sha256) != (entries, digest.hexdigest()):
        chains.broken(
            None, f"the file was changed after it was written: it had {end.entries} entries, it has {entries}"
        )
    return end


def link_or_end(line: bytes) -> Link | End | None:
    """A line, if it is one to the byte."""
    for shape in (Link, End):
        try:
            read = msgspec.json.decode(line, type=shape)
        except msgspec.DecodeError:
            continue
        return read if written(read) == line else None
    return None


def written(line: Link | End) -> bytes:
    return msgspec.json.encode(line) + b"\n"
