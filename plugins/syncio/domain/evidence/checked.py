"""An evidence, checked against itself: that every file is what it was, and that all of them tell of the same review."""

import hashlib
from collections.abc import Collection, Iterator

import msgspec

from syncio.domain.evidence.opened import Contents, Files, opened
from syncio.domain.evidence.problem import Problem
from syncio.domain.evidence.shapes import AUDIT, NAMED, README, REPORTS, SUMS, VERSIONS, sha256, sums
from syncio.domain.evidence.trail import APPROVAL, DATA, broken, unpinned, untold
from syncio.errors import Invalid

#: What a report shows of a change, and its signed text has too.
SIGNED = ("external_id", "subject", "type", "flags")
NEEDED = {README, SUMS, AUDIT, VERSIONS, *REPORTS["diff"], *REPORTS["approval"]}


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. `ok`: all files agree, and with the anchors that there are.

    `pinned`: an anchor of a key that whoever checks trusts vouches for all that the trail tells. Where it is not, the
    files only agree with each other, as those would of somebody who made them all up.
    `anchors`: how many signed statements from outside of the database are met on the way; `keys`: who signed them.
    """

    ok: bool
    pinned: bool = False
    review: int | None = None
    client: str = ""
    outcome: str | None = None
    changes: int = 0
    decisions: int = 0
    anchors: int = 0
    keys: list[str] = []
    problems: list[Problem] = []


def check(files: Files, trusted: Collection[str] = ()) -> Checked:
    """Check every file, first by itself.

    :param trusted: the public keys that anchors may be signed with, one of which has to pin the trail; none where it is
        asked only whether the files agree.
    """
    if problems := [*unlisted(files), *misnamed(files)]:
        return Checked(ok=False, problems=problems)
    try:
        contents = opened(files, trusted)
    except Invalid as error:
        return Checked(ok=False, problems=[Problem(error.facts["file"], error.message)])
    problems = [
        *broken(contents),
        *unpinned(contents, trusted),
        *untold(files, contents),
        *unsigned(contents),
        *unkept(files, contents),
    ]
    return Checked(
        ok=not problems,
        pinned=not problems and contents.anchored and bool(trusted),
        review=contents.review.review,
        client=contents.review.client,
        outcome=contents.approval.outcome,
        changes=len(contents.review.changes),
        decisions=sum(len(change.decisions) for change in contents.approval.changes),
        anchors=contents.trail.anchors,
        keys=contents.keys,
        problems=problems,
    )


def unlisted(files: Files) -> Iterator[Problem]:
    """Files whose SHA-256 is not the one that is listed, that are not listed, or that are gone."""
    yield from (Problem(name, "it is missing") for name in sorted(NEEDED - files.keys()))
    found = dict(line.split("  ", 1)[::-1] for line in sums(files).decode().splitlines())
    listed = dict(line.split("  ", 1)[::-1] for line in text(files.get(SUMS, b"")).splitlines() if "  " in line)
    for name in sorted(found.keys() | listed.keys()):
        if name not in found:
            yield Problem(name, "it is listed, and missing")
        elif name not in listed:
            yield Problem(name, f"it is not listed in {SUMS}")
        elif found[name] != listed[name]:
            yield Problem(name, f"its SHA-256 is {found[name][:16]}..., and listed as {listed[name][:16]}...")
    if found == listed and files.get(SUMS) != sums(files):
        yield Problem(SUMS, "it is not as it was written")


def text(content: bytes) -> str:
    return content.decode(errors="replace")


def misnamed(files: Files) -> Iterator[Problem]:
    """Files that are named by a hash that is not theirs."""
    for name in sorted(files):
        folder, _, rest = name.partition("/")
        if f"{folder}/" in NAMED and rest != f"{sha256(files[name])}.json":
            yield Problem(name, "its name is not its SHA-256")


def unsigned(contents: Contents) -> Iterator[Problem]:
    """What was shown, and is not what was signed."""
    shown = [(change.id, change.hash) for change in contents.review.changes]
    if [(change.id, change.hash) for change in contents.approval.changes] != shown:
        yield Problem(APPROVAL, "its changes are not those that were shown")
    digest = hashlib.sha256(b"".join(bytes.fromhex(each) for _, each in shown)).hexdigest()
    if not contents.review.hash == contents.approval.hash == digest:
        yield Problem(DATA, "its changes do not hash to the review's hash")
    hashes = {each for _, each in shown}
    yield from (Problem(f"signed/{each}.json", "it is missing") for each in sorted(hashes - contents.signed.keys()))
    yield from (
        Problem(f"signed/{each}.json", "it is of no change") for each in sorted(contents.signed.keys() - hashes)
    )
    for change in contents.review.changes:
        signed = contents.signed.get(change.hash)
        if signed and any(getattr(change, name) != getattr(signed, name) for name in SIGNED):
            yield Problem(DATA, f"change {change.id} is shown otherwise than it was signed")
    for each, signed in contents.signed.items():
        if signed.client != contents.review.client:
            yield Problem(f"signed/{each}.json", "it is another client's")


def unkept(files: Files, contents: Contents) -> Iterator[Problem]:
    """Versions that were signed and are not there, and files that nobody signed."""
    marks = [mark for signed in contents.signed.values() for mark in (signed.before, signed.after) if mark]
    wanted = {(part.hex(), "versions") for mark in marks for part in (mark.content, mark.balance) if part}
    for one in contents.versions:
        wanted |= {(one.content, "versions"), (one.raw, "raw")}
        wanted |= {(one.balance, "versions")} if one.balance else set()
    debtors = {signed.debtor for signed in contents.signed.values() if signed.debtor}
    for record, n in sorted(debtors - {(one.record, one.n) for one in contents.versions}):
        yield Problem(VERSIONS, f"the debtor that was shown, record {record} version {n}, is missing")
    names = {f"{folder}/{name}.json" for name, folder in wanted}
    there = {name for name in files if name.startswith(("versions/", "raw/"))}
    yield from (Problem(name, "it is missing") for name in sorted(names - there))
    yield from (
        Problem(name, f"nothing that was signed names it, nor does {VERSIONS}") for name in sorted(there - names)
    )
