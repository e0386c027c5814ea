"""Chains as the database writes them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from syncio.domain.audit import BEFORE_THE_FIRST, Head, Link, hashed
from syncio.domain.audit.exported import exported

AT = "2026-11-20T09:12:04.12+00:00"


def link(client: int, no: int, previous: str, body: str, **said: Any) -> Link:
    """One entry of `client`'s chain; `said` changes what it says of itself."""
    entry = {
        "form": 1,
        "client": client,
        "no": no,
        "at": AT,
        "login": "syncio_api",
        "role": "syncio_web",
        "user": "ann",
        "kind": "decision",
        "did": "added",
        "count": body.count("\n") + 1,
        "body_hash": hashed(body),
        "previous_hash": previous,
    }
    text = json.dumps(entry | said, separators=(",", ":"), ensure_ascii=False)
    return Link(entry=text, body=body, hash=hashed(text))


def chain(client: int, *entries: dict[str, Any]) -> list[Link]:
    """A chain, an entry for each of what these say; `body` is its rows."""
    links: list[Link] = []
    for no, said in enumerate(entries, 1):
        previous = links[-1].hash if links else BEFORE_THE_FIRST
        body = str(said.get("body", rows(client, no)))
        links.append(link(client, no, previous, body, **{name: v for name, v in said.items() if name != "body"}))
    return links


def rows(client: int, no: int) -> str:
    """Two decisions, one with a text that needs care."""
    return "\n".join(
        json.dumps({"id": 2 * no + at, "client": client, "reason": 'Söhne "&" \\ \u202e'}, ensure_ascii=False)
        for at in range(2)
    )


def named(client: int, name: str) -> dict[str, Any]:
    """What the first entry of a client's chain says."""
    return {"kind": "client", "body": json.dumps({"id": client, "name": name})}


def book() -> list[Link]:
    """Three chains: of nobody, of Northgate with five entries, of Meadow with three."""
    northgate = chain(3, named(3, "Northgate"), {}, {"kind": "closing", "user": None}, {}, {"kind": "release"})
    return [*chain(0, {"kind": "threshold"}), *northgate, *chain(7, named(7, "Meadow"), {}, {})]


def heads(links: Iterable[Link]) -> list[Head]:
    ends = {(said := json.loads(each.entry))["client"]: Head(said["client"], said["no"], each.hash) for each in links}
    return list(ends.values())


def file(links: list[Link]) -> Iterator[bytes]:
    """The lines of an export."""
    return exported(links, heads(links))
