"""The approval report: what a review came to, and who decided what, when and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from syncio.reports import frozen
from syncio.reports.frozen import ApprovalData, Right, State
from syncio.reports.rendering import render
from syncio.reports.stakes import deltas


@dataclass(frozen=True)
class Signatory:
    """One person's part in a review; `right`: None where no membership of theirs is on record."""

    user: str
    right: Right | None
    approved: int
    rejected: int
    closed: bool
    first: datetime
    last: datetime


def signatories(data: ApprovalData) -> list[Signatory]:
    """Everybody who decided anything or signed, in the order of their first act."""
    acts: dict[str, list[tuple[datetime, str]]] = {}
    for row in data.changes:
        for decision in row.decisions:
            acts.setdefault(decision.user, []).append((decision.at, decision.verdict))
    if data.by_user:
        acts.setdefault(data.by_user, []).append((data.closed, "close"))
    rights = {right.user: right for right in data.rights}
    found = [signatory(user, rights.get(user), done) for user, done in acts.items()]
    return sorted(found, key=lambda one: (one.first, one.user))


def signatory(user: str, right: Right | None, acts: list[tuple[datetime, str]]) -> Signatory:
    times, done = [at for at, _ in acts], Counter(act for _, act in acts)
    return Signatory(
        user, right, done["approve"], done["reject"], closed=done["close"] > 0, first=min(times), last=max(times)
    )


def load(path: str | Path) -> ApprovalData:
    """Read an `approval.json`."""
    return frozen.load(path, ApprovalData)


def fragment(data: ApprovalData) -> str:
    """The report as HTML that JupyterLab shows unharmed even in a notebook it does not trust."""
    states: tuple[State, ...] = ("approved", "rejected", "carried", "superseded")
    by_state = {state: [row for row in data.changes if row.state == state] for state in states}
    return render(
        "approval.html",
        data=data,
        by_state=by_state,
        deltas={state: deltas(rows) for state, rows in by_state.items()},
        blocked=[row for row in data.changes if row.severity == "block"],
        signatories=signatories(data),
    )
