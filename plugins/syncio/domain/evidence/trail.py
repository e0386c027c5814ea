"""An evidence's part of the audit trail: whether it is whole and pinned, and the other files say what it says."""

from collections import Counter
from collections.abc import Collection, Iterator

from syncio.domain.evidence.opened import Contents, Files
from syncio.domain.evidence.problem import Problem
from syncio.domain.evidence.shapes import AUDIT, REPORTS, Frozen, Report, Row, bytea, sha256
from syncio.domain.shown import Row as Change

DATA, APPROVAL = REPORTS["diff"][0], REPORTS["approval"][0]


def broken(contents: Contents) -> Iterator[Problem]:
    """What is wrong with the chain."""
    for flaw in contents.trail.flaws:
        yield Problem(AUDIT, f"entry {flaw.no} ({flaw.kind}): {flaw.what}")
    if contents.trail.chains > 1:
        yield Problem(AUDIT, f"it has links of {contents.trail.chains} chains: a review stands in its client's alone")


def unpinned(contents: Contents, trusted: Collection[str]) -> Iterator[Problem]:
    """That nothing from outside of the database vouches for all that the chain tells.

    Evidence from before any anchor has none; it is no proof to who has a key.
    """
    if not contents.anchored and (trusted or contents.keys):
        yield Problem(
            AUDIT,
            f"no anchor pins what it tells, until entry {contents.last}: whoever wrote this file may have invented it;"
            " ask for the evidence again, once the trail was anchored after that entry",
        )


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
    frozen = {row.id: row for row in contents.frozen if row.review == review.review}
    yield from (Problem(DATA, what) for what in unlike(review, frozen))
    yield from (Problem(APPROVAL, what) for what in unlike(approval, frozen))
    yield from (Problem(AUDIT, what) for what in otherwise(approval, told.get("decision", ()), told.get("release", ())))


def unlike(report: Report, frozen: dict[int, Frozen]) -> Iterator[str]:
    """Changes that a report shows otherwise than the trail tells, by what differs."""
    shown = {change.id: change for change in report.changes}
    yield from (f"change {missing}, of the audit trail, is missing" for missing in sorted(frozen.keys() - shown.keys()))
    for change in shown.values():
        told = frozen.get(change.id)
        if told is None:
            yield f"the audit trail does not tell of change {change.id}"
            continue
        names = [name for name in Change.__struct_fields__ if name != "hash"]
        other = [name for name in names if getattr(change, name) != getattr(told, name)]
        other += ["hash"] * (bytea(change.hash) != told.hash)
        if other:
            yield f"of change {change.id} the audit trail tells otherwise: {', '.join(other)}"


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
