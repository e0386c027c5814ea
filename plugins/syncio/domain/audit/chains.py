"""Chains, followed link by link, and what a person has to look at in them."""

from collections.abc import Iterable, Mapping

import msgspec

from syncio.domain.audit.link import Entry, Head, Link, Place, decode, place_of, problems, rows_of, shortened

#: What is done to rows that may never change. The trail bears witness, and a person has to look.
TAMPERED = frozenset({"altered from", "altered to", "erased"})

#: A client's chain and a number in it -> the hash that was anchored; where a chain was written anew there are several.
Anchored = Mapping[tuple[int, int], frozenset[str]]


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has to look at: at which entry of whose chain, about which table, and what it is.

    `hash`: of the entry or anchor that bears witness of it. Such a flaw can be explained, no other can.
    """

    client: int
    name: str = ""
    no: int
    kind: str = "?"
    what: str
    hash: str = ""

    @property
    def key(self) -> tuple[int, int, str]:
        return self.client, self.no, self.hash


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a verification.

    `anchors`: how many entries are those that were anchored; `explained`: flaws of which the trail itself says why.
    """

    ok: bool
    entries: int
    chains: int
    anchors: int
    flaws: list[Flaw]
    explained: list[Flaw]


class _Named(msgspec.Struct):
    name: str


class _Explanation(msgspec.Struct):
    client: int
    no: int
    hash: str
    reason: str


class Chains:
    """Chains that are followed link by link. Of each its head is kept, and what is wrong with it.

    Nothing after a broken link can be judged: of each chain the first is told.

    :param whole: whether chains begin with their first entry.
    """

    def __init__(self, anchors: Anchored | None = None, *, whole: bool = True) -> None:
        self.heads: dict[int, Head] = {}
        self.flaws: list[Flaw] = []
        self._anchors = anchors or {}
        self._whole = whole
        self._broken: set[int] = set()
        self._names: dict[int, str] = {}
        self._explained: dict[tuple[int, int, str], str] = {}
        self._entries = self._met = 0

    def follow(self, link: Link, place: Place | None = None) -> Entry | None:
        """Take the next link.

        :param place: where it was found, for a link out of a database.
        :returns: its entry, where that can be read.
        """
        self._entries += 1
        try:
            entry = decode(link.entry)
        except ValueError as error:
            self.broken(f"its text cannot be read: {error}", place)
            return None
        if entry.client not in self._broken:
            if problem := next(problems(link, entry, self._before(entry), place), None):
                self.broken(problem, place or place_of(entry))
            else:
                self.heads[entry.client] = Head(entry.client, entry.no, link.hash)
                self._look(link, entry)
        return entry

    def broken(self, what: str, place: Place | None = None) -> None:
        """Put on record that a chain is broken: at `place`, or after the link that was followed last."""
        last = next(reversed(self.heads.values()), Head(0))
        at = place or Place(last.client, last.no + 1, "?", "?")
        if at.client not in self._broken:
            self._broken.add(at.client)
            self.flaws.append(Flaw(client=at.client, no=at.no, kind=at.kind, what=what))

    def end(self, ends: Iterable[Head] | None = None) -> None:
        """Look at the ends of the chains, once every link was taken.

        :param ends: where they end, as is kept apart from them.
        """
        if ends is not None:
            self._compare({end.client: end for end in ends})
        for (client, no), hashes in sorted(self._anchors.items()):
            last = self.heads.get(client, Head(client))
            if no > last.no and client not in self._broken:
                self.flaws.extend(
                    Flaw(
                        client=client, no=no, hash=anchored, what=f"it was anchored, and the chain ends with {last.no}"
                    )
                    for anchored in sorted(hashes)
                )

    def verified(self) -> Verified:
        """What came of it, every flaw with its client's name where the chain tells it."""
        flaws, explained = list[Flaw](), list[Flaw]()
        for flaw in self.flaws:
            named = msgspec.structs.replace(flaw, name=self._names.get(flaw.client, ""))
            if reason := self._explained.get(flaw.key):
                explained.append(msgspec.structs.replace(named, what=f"{named.what}. Explained: {reason}"))
            else:
                flaws.append(named)
        return Verified(
            ok=not flaws,
            entries=self._entries,
            chains=len(self.heads.keys() | self._broken),
            anchors=self._met,
            flaws=flaws,
            explained=explained,
        )

    def _before(self, entry: Entry) -> Head:
        known = self.heads.get(entry.client)
        if known is None and not self._whole:
            return Head(entry.client, entry.no - 1, entry.previous_hash)
        return known or Head(entry.client)

    def _look(self, link: Link, entry: Entry) -> None:
        """What an intact link says: that rows were tampered with, a client's name, an explanation."""
        anchored = self._anchors.get((entry.client, entry.no), frozenset())
        self._met += link.hash in anchored
        for other in sorted(anchored - {link.hash}):
            text = f"it was anchored as {other[:16]}..., and is {link.hash[:16]}...: the chain was written anew"
            self.flaws.append(Flaw(client=entry.client, no=entry.no, kind=entry.kind, what=text, hash=other))
        rows = link.body or ""
        if entry.did in TAMPERED:
            text = f"rows that may never change were {entry.did} {shortened(rows)} by {entry.who} at {entry.at}"
            self.flaws.append(Flaw(client=entry.client, no=entry.no, kind=entry.kind, what=text, hash=link.hash))
        elif entry.kind == "client":
            self._names.update((entry.client, row.name) for row in rows_of(rows, _Named))
        elif entry.kind == "explanation":
            self._explained |= {(row.client, row.no, row.hash): row.reason for row in rows_of(rows, _Explanation)}

    def _compare(self, ends: Mapping[int, Head]) -> None:
        for client in sorted(self.heads.keys() | ends.keys()):
            found, end = self.heads.get(client, Head(client)), ends.get(client)
            if found != end:
                said = f"is on record to end with {end.no} ({end.hash[:16]}...)" if end else "has no end on record"
                what = f"the chain ends with entry {found.no} ({found.hash[:16]}...), and {said}"
                self.broken(what, Place(client, found.no + 1, "?", "?"))
