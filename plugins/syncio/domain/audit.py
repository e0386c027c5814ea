"""The audit trail, verified from its texts alone: no database, no clock. Its form: docs/audit.md.

Each client has a chain, and so has what belongs to no client (client 0). An entry names the hash of the one before it:
whoever knows the last hash knows whether any byte before it was changed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

FORM = 1
BEFORE_THE_FIRST = "0" * 64
#: What is done to rows that may never change. The trail bears witness, and a person has to look.
TAMPERED = frozenset({"altered from", "altered to", "erased"})

Key = tuple[int, int]


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
        """The person where one is known, else the log-in."""
        return self.user or self.login


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


class _Named(msgspec.Struct):
    name: str


class Head(msgspec.Struct, frozen=True):
    """Where a chain ends."""

    client: int
    no: int = 0
    hash: str = BEFORE_THE_FIRST


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has to look at: at which entry of whose chain, about which table, and what it is."""

    client: int
    name: str = ""
    no: int
    kind: str
    what: str


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a verification; `anchors`: how many of those that were given were met."""

    ok: bool
    entries: int
    chains: int
    anchors: int
    flaws: tuple[Flaw, ...]


class Chains:
    """Chains that are followed link by link; of each its head is kept, and the first flaw.

    :param anchors: hashes of entries as they are known from elsewhere.
    :param whole: whether chains begin with their first entry.
    """

    def __init__(self, anchors: Mapping[Key, str] | None = None, *, whole: bool = True) -> None:
        self.heads: dict[int, Head] = {}
        self.flaws: list[Flaw] = []
        self._anchors = anchors or {}
        self._whole = whole
        self._broken: set[int] = set()
        self._names: dict[int, str] = {}
        self._entries = self._met = 0

    def follow(self, link: Link, place: Place | None = None) -> Entry | None:
        """Take the next link; the entry, where its text can be read.

        :param place: where it was found, for links out of a database.
        """
        self._entries += 1
        try:
            entry = decode(link.entry)
        except msgspec.DecodeError as error:
            self.broken(place, f"its text cannot be read: {error}")
            return None
        if entry.client in self._broken:
            return entry
        before = self.heads.get(entry.client)
        if before is None:
            before = Head(entry.client) if self._whole else Head(entry.client, entry.no - 1, entry.previous_hash)
        if problem := next(problems(link, entry, before, place), None):
            self.broken(place or Place(entry.client, entry.no, entry.kind, entry.did), problem)
            return entry
        self.heads[entry.client] = Head(entry.client, entry.no, link.hash)
        self._look(link, entry)
        return entry

    def broken(self, place: Place | None, what: str) -> None:
        """Put on record where a chain is broken, once; nothing after it can be judged."""
        last = next(reversed(self.heads.values()), Head(0))
        at = place or Place(last.client, last.no + 1, "?", "?")
        if at.client not in self._broken:
            self._broken.add(at.client)
            self._flaw(at.client, at.no, at.kind, what)

    def end(self, ends: Iterable[Head] | None = None) -> None:
        """Once every link was taken: is the end there?

        :param ends: where the chains end, as is kept apart from them.
        """
        if ends is not None:
            self._compare({end.client: end for end in ends})
        for (client, no), anchored in sorted(self._anchors.items()):
            last = self.heads.get(client, Head(client))
            if no > last.no and client not in self._broken:
                self.broken(Place(client, last.no + 1, "?", "?"), cut_off(no, anchored, last))

    def verified(self) -> Verified:
        """What came of it, every flaw with its client's name where the chain tells it."""
        named = [msgspec.structs.replace(flaw, name=self._names.get(flaw.client, "")) for flaw in self.flaws]
        chains = len(self.heads.keys() | self._broken)
        return Verified(ok=not named, entries=self._entries, chains=chains, anchors=self._met, flaws=tuple(named))

    def _look(self, link: Link, entry: Entry) -> None:
        """What an intact link says: a client's name, that rows were tampered with, what was anchored."""
        anchored = self._anchors.get((entry.client, entry.no))
        if anchored is not None and anchored != link.hash:
            text = f"anchored as {anchored[:16]}..., it is {link.hash[:16]}...: the chain was written anew"
            self.broken(Place(entry.client, entry.no, entry.kind, entry.did), text)
        self._met += anchored is not None
        if entry.kind == "client" and (name := name_in(link.body or "")):
            self._names[entry.client] = name
        if entry.did in TAMPERED:
            rows = shortened(link.body or "withheld")
            text = (
                f"rows that may never change were {entry.did} by {entry.who} (log-in {entry.login}, {entry.at}): {rows}"
            )
            self._flaw(entry.client, entry.no, entry.kind, text)

    def _compare(self, ends: Mapping[int, Head]) -> None:
        for client in sorted(self.heads.keys() | ends.keys()):
            found, end = self.heads.get(client, Head(client)), ends.get(client)
            if found != end:
                said = (
                    f"it is on record to end with {end.no} ({end.hash[:16]}...)" if end else "its end is not on record"
                )
                self.broken(Place(client, found.no + 1, "?", "?"), f"the chain ends with entry {found.no}, {said}")

    def _flaw(self, client: int, no: int, kind: str, what: str) -> None:
        self.flaws.append(Flaw(client=client, no=no, kind=kind, what=what))


def problems(link: Link, entry: Entry, before: Head, place: Place | None) -> Iterator[str]:
    """Whatever keeps a link from following `before`."""
    if entry.form != FORM:
        yield f"it is of form {entry.form}, which this version cannot verify"
    if place is not None and place != Place(entry.client, entry.no, entry.kind, entry.did):
        yield f"it says of itself that it is entry {entry.no} of client {entry.client}, {entry.kind} {entry.did}"
    if hashed(link.entry) != link.hash:
        yield "its text is not what was hashed"
    if entry.no != before.no + 1:
        yield f"entry {before.no + 1} is missing: this one follows on {before.no}"
    if entry.previous_hash != before.hash:
        yield f"it follows on {entry.previous_hash[:16]}..., and entry {before.no} is {before.hash[:16]}..."
    if link.body is not None:
        if hashed(link.body) != entry.body_hash:
            yield "its rows are not those that were recorded"
        if link.body.count("\n") + 1 != entry.count:
            yield f"it is about {entry.count} rows, and has {link.body.count(chr(10)) + 1}"


def name_in(body: str) -> str:
    """A client's name, from rows of table `client`; nothing where there is none."""
    try:
        return msgspec.json.decode(body.rpartition("\n")[2], type=_Named).name
    except msgspec.DecodeError:
        return ""


def cut_off(no: int, anchored: str, end: Head) -> str:
    return f"entry {no} was anchored as {anchored[:16]}..., and the chain ends with {end.no}: it was cut off"


def hashed(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def shortened(text: str, longest: int = 300) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."


decode = msgspec.json.Decoder(Entry).decode
