"""The approval report: what a review came to, and who decided what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from syncio.domain.shown import Said
from syncio.reports import frozen
from syncio.reports.frozen import ApprovalData, DecidedRow, State
from syncio.reports.rendering import render
from syncio.reports.stakes import deltas


@dataclass(frozen=True)
class Signatory:
    """One person's part in a review."""

    user: str
    approved: int
    rejected: int
    first: datetime
    last: datetime


def signatories(rows: Iterable[DecidedRow]) -> list[Signatory]:
    """Everybody who decided anything, in the order of their first decision."""
    said: dict[str, list[Said]] = {}
    for row in rows:
        for decision in row.decisions:
            said.setdefault(decision.user, []).append(decision)
    return sorted((signatory(user, verdicts) for user, verdicts in said.items()), key=lambda one: (one.first, one.user))


def signatory(user: str, verdicts: list[Said]) -> Signatory:
    approved = sum(one.verdict == "approve" for one in verdicts)
    times = [one.at for one in verdicts]
    return Signatory(user, approved, len(verdicts) - approved, min(times), max(times))


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
        signatories=signatories(data.changes),
    )
