"""The files of an evidence, read."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from syncio.domain.audit import Entry, Link, Place, Verified, rows_of
from syncio.domain.audit.anchors import Anchor, file_name
from syncio.domain.audit.anchors import read as read_anchor
from syncio.domain.audit.chains import Chains
from syncio.domain.audit.exported import follow
from syncio.domain.evidence.shapes import AUDIT, REPORTS, VERSIONS, Frozen, Report, Row, Signed, VersionOf
from syncio.errors import Invalid

Files = Mapping[str, bytes]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """All that an evidence says; `signed`: by hash.

    `told`: rows that the trail tells of, by table; `frozen`: the changes among them. `last`: the last entry with its
    rows; `anchored`: whether that one was anchored, or one after it.
    """

    review: Report
    approval: Report
    signed: dict[str, Signed]
    versions: list[VersionOf]
    told: dict[str, list[Row]]
    frozen: list[Frozen]
    last: int
    anchored: bool
    trail: Verified
    keys: list[str]


class Telling(Chains):
    """A part of a chain, and what it tells of the rows that came."""

    def __init__(self, anchors: Mapping[tuple[int, int], frozenset[str]]) -> None:
        super().__init__(anchors, whole=False)
        self.told: dict[str, list[Row]] = {}
        self.frozen: list[Frozen] = []
        self.last, self.anchored = 0, False

    def follow(self, link: Link, place: Place | None = None) -> Entry | None:
        entry = super().follow(link, place)
        if entry is None:
            return None
        if link.body is not None:
            self.last, self.anchored = entry.no, False
            if entry.did in {"added", "taken over"}:
                self._tell(entry.kind, link.body)
        self.anchored |= link.hash in self._anchors.get((entry.client, entry.no), ())
        return entry

    def _tell(self, kind: str, body: str) -> None:
        if kind == "change":
            self.frozen.extend(rows_of(body, Frozen))
        else:
            self.told.setdefault(kind, []).extend(rows_of(body, Row))


def opened(files: Files, trusted: Collection[str]) -> Contents:
    """:raises Invalid: for the first file that cannot be read, which its facts name."""
    data, approval = (parsed(files, REPORTS[kind][0], Report) for kind in ("diff", "approval"))
    anchors = [anchor(files, name, trusted) for name in files if name.startswith("anchors/")]
    pinned: dict[tuple[int, int], frozenset[str]] = {}
    for found, _ in anchors:
        pinned[found.client, found.no] = pinned.get((found.client, found.no), frozenset()) | {found.hash}
    chain = Telling(pinned)
    chain.end(follow(files[AUDIT].splitlines(keepends=True), chain))
    signed = {name[7:-5]: parsed(files, name, Signed) for name in files if name.startswith("signed/")}
    return Contents(
        review=data,
        approval=approval,
        signed=signed,
        versions=[parsed(files, VERSIONS, VersionOf, line) for line in files[VERSIONS].splitlines()],
        told=chain.told,
        frozen=chain.frozen,
        last=chain.last,
        anchored=chain.anchored,
        trail=chain.verified(),
        keys=sorted({key for _, key in anchors}),
    )


def anchor(files: Files, name: str, trusted: Collection[str]) -> tuple[Anchor, str]:
    try:
        found, key = read_anchor(files[name], trusted)
    except Invalid as error:
        raise Invalid(error.message, file=name) from error
    if name != f"anchors/{file_name(found)}":
        raise Invalid(f"it is the anchor {file_name(found)}", file=name)
    return found, key


def parsed(files: Files, name: str, shape: type[Any], content: bytes | None = None) -> Any:
    """:raises Invalid: where the file is none of that shape."""
    try:
        return msgspec.json.decode(files[name] if content is None else content, type=shape)
    except ValueError as error:
        raise Invalid(f"it cannot be read: {error}", file=name) from error
