"""An evidence, checked against itself: that every file is what it was, and that all of them tell of the same review."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator

import msgspec

from syncio.domain.evidence.opened import Contents, Files, opened
from syncio.domain.evidence.shapes import (
    AUDIT,
    NAMED,
    README,
    REPORTS,
    SUMS,
    VERSIONS,
    Report,
    Row,
    bytea,
    sha256,
    sums,
)
from syncio.errors import Invalid

DATA, APPROVAL = REPORTS["diff"][0], REPORTS["approval"][0]
NEEDED = {README, SUMS, AUDIT, VERSIONS, *REPORTS["diff"], *REPORTS["approval"]}


class Problem(msgspec.Struct, frozen=True):
    """A file that is not as it should be, and what about it."""

    file: str
    what: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. `anchors`: how many signed statements from outside of the database pin the trail.

    `keys`: the public keys that signed them; that they are the lender's, whoever checks has to know from elsewhere.
    """

    ok: bool
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

    :param trusted: the public keys that anchors may be signed with; none where any will do.
    """
    if problems := [*unlisted(files), *misnamed(files)]:
        return Checked(ok=False, problems=problems)
    try:
        contents = opened(files, trusted)
    except Invalid as error:
        return Checked(ok=False, problems=[Problem(error.facts["file"], error.message)])
    problems = [*broken(contents), *untold(files, contents), *unsigned(contents), *unkept(files, contents)]
    return Checked(
        ok=not problems,
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


def broken(contents: Contents) -> Iterator[Problem]:
    """What is wrong with the chain."""
    for flaw in contents.trail.flaws:
        yield Problem(AUDIT, f"entry {flaw.no} ({flaw.kind}): {flaw.what}")


def untold(files: Files, contents: Contents) -> Iterator[Problem]:
    """Files that say otherwise than the audit trail."""
    review, approval, told = contents.review, contents.approval, contents.told
    if [row.hash for row in told.get("review", ()) if row.id == review.review] != [bytea(review.hash)]:
        yield Problem(DATA, "its hash is not the review's in the audit trail")
    for kind, (data, page) in REPORTS.items():
        rows = [row for row in told.get("report", ()) if (row.review, row.kind) == (review.review, kind)]
        if [row.data_hash for row in rows] != [bytea(sha256(files[data]))]:
            yield Problem(data, "it is not the file that was published, by the audit trail")
        if [row.html_hash for row in rows] != [bytea(sha256(files[page]))]:
            yield Problem(page, "it is not the page that was published, by the audit trail")
    closings = [row for row in told.get("closing", ()) if row.review == review.review]
    if [(row.at, row.reason, row.by_user, row.outcome) for row in closings] != [
        (approval.closed, approval.reason, approval.by_user, approval.outcome)
    ]:
        yield Problem(APPROVAL, "the review was closed otherwise, by the audit trail")
    yield from (Problem(AUDIT, what) for what in otherwise(approval, told.get("decision", ()), told.get("release", ())))


def otherwise(approval: Report, decisions: Collection[Row], releases: Collection[Row]) -> Iterator[str]:
    """Decisions and releases in the trail that are not those of the approval report, or not of what was shown."""
    hashes = {change.id: bytea(change.hash) for change in approval.changes}
    for row in (*decisions, *releases):
        if row.change in hashes and row.hash != hashes[row.change]:
            yield f"of change {row.change} another hash was decided or released than was shown"
    reported: Counter[tuple[object, ...]] = Counter(
        (change.id, one.user, one.verdict, one.reason, one.at)
        for change in approval.changes
        for one in change.decisions
    )
    told: Counter[tuple[object, ...]] = Counter(
        (row.change, row.user_name, row.verdict, row.reason, row.at) for row in decisions if row.change in hashes
    )
    for change, user, *_ in (*(told - reported), *(reported - told)):
        yield f"the decisions of {user} on change {change} are not those of the approval report"


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
