"""What somebody makes of an evidence who has all of it but the lender's key: every file agrees with every other."""

import hashlib
import json
from collections.abc import Iterable

from syncio.domain.audit import BEFORE_THE_FIRST, Head, Link
from syncio.domain.audit.anchors import Anchor, file_name
from syncio.domain.audit.exported import exported
from syncio.domain.evidence import AUDIT, REPORTS, SUMS, Checked, sums
from tests.integration.audit.proven import NOTARY
from tests.unit.domain.audit import made

Files = dict[str, bytes]
OTHER: dict[str, object] = {"fields": [{"field": "due", "old": None, "new": "2026-12-01"}], "flags": []}


def listed(files: Files) -> Files:
    """The same files with their sums as they are now: somebody who knows what the sums are for."""
    return files | {SUMS: sums(files)}


def found_in(checked: Checked) -> set[str]:
    """The files that it finds something wrong with."""
    return {problem.file for problem in checked.problems}


def links(files: Files) -> list[Link]:
    return [Link(**json.loads(line)) for line in files[AUDIT].splitlines()[:-1]]


def trail(told: Iterable[Link]) -> bytes:
    told = list(told)
    return b"".join(exported(told, made.heads(told)))


def rewritten(told: Iterable[Link], words: dict[str, str], after: Head) -> list[Link]:
    """A chain that follows on `after`, and says other words."""
    written: list[Link] = []
    for old in told:
        body = old.body
        for word, other in words.items():
            body = body and body.replace(word, other)
        said = json.loads(old.entry) | {
            "client": after.client,
            "no": after.no + len(written) + 1,
            "previous_hash": written[-1].hash if written else after.hash,
        }
        if body is not None:
            said["body_hash"] = hashlib.sha256(body.encode()).hexdigest()
        text = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
        written.append(Link(entry=text, body=body, hash=hashlib.sha256(text.encode()).hexdigest()))
    return written


def eve_for_ben(files: Files) -> tuple[Files, dict[str, str]]:
    """The approval report with another approver; and what the trail has to say instead, for that to fit."""
    words = {"ben": "eve"}
    for name in REPORTS["approval"]:
        old, new = files[name], files[name].replace(b"ben", b"eve")
        assert old != new
        words |= {hashlib.sha256(old).hexdigest(): hashlib.sha256(new).hexdigest()}
        files = files | {name: new}
    return files, words


def beside_a_real_chain(files: Files) -> Files:
    """The real chain with its anchor, all rows withheld; and beside it an invented one of another client."""
    forged, words = eve_for_ben(files)
    real = [Link(entry=link.entry, body=None, hash=link.hash) for link in links(files)]
    invented = rewritten(links(files), words, Head(777, 0, BEFORE_THE_FIRST))
    return listed(forged | {AUDIT: trail([*real, *invented])})


def before_a_real_chain(files: Files) -> Files:
    """The same, the invented chain first: then an anchor comes after all that is shown."""
    forged = beside_a_real_chain(files)
    told = links(forged)
    return listed(forged | {AUDIT: trail([*told[len(told) // 2 :], *told[: len(told) // 2]])})


def after_a_real_anchor(files: Files) -> Files:
    """An anchor from before the decisions, as a day has one; all that follows on it is invented."""
    forged, words = eve_for_ben(files)
    first, *rest = links(files)
    said = json.loads(first.entry)
    anchor = Anchor(client=said["client"], no=said["no"], hash=first.hash, at=said["at"])
    forged = {name: content for name, content in forged.items() if not name.startswith("anchors/")}
    forged |= {f"anchors/{file_name(anchor)}": NOTARY.sign(anchor)}
    invented = rewritten(rest, words, Head(anchor.client, anchor.no, first.hash))
    return listed(forged | {AUDIT: trail([first, *invented])})


def published_with(files: Files, report: str, name: str | None) -> Files:
    """As if the report had been published with another `name` of the change of INV-1, or without that change.

    The trail has the hash of that report and is anchored, by the lender itself: only the changes' own rows tell.
    """
    data = json.loads(files[report])
    [change] = [row for row in data["changes"] if row["number"] == "INV-1"]
    if name is None:
        data["changes"].remove(change)
    else:
        change[name] = OTHER.get(name, "1")
    content = json.dumps(data).encode()
    words = {hashlib.sha256(files[report]).hexdigest(): hashlib.sha256(content).hexdigest()}
    told = links(files)
    said = json.loads(told[0].entry)
    told = rewritten(told, words, Head(said["client"], said["no"] - 1, said["previous_hash"]))
    [end] = made.heads(told)
    anchor = Anchor(client=end.client, no=end.no, hash=end.hash, at=said["at"])
    pinned = {AUDIT: trail(told), f"anchors/{file_name(anchor)}": NOTARY.sign(anchor)}
    return listed(without_anchors(files) | {report: content} | pinned)


def without_anchors(files: Files) -> Files:
    return listed({name: content for name, content in files.items() if not name.startswith("anchors/")})
