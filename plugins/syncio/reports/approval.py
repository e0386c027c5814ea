"""The approval report: what a review came to, and who decided what, when and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from syncio.reports import frozen
from syncio.reports.frozen import ApprovalData, State
from syncio.reports.rendering import render
from syncio.reports.rights import AppliedLimit, Delegated, Hand, Right
from syncio.reports.sentences import name
from syncio.reports.stakes import deltas


@dataclass(frozen=True)
class Signatory:
    """One person's part in a review, by one right.

    `right`: what they were to the client; None where no membership of theirs is on record. `lent`: the same of
    `on_behalf_of`, whose right it was where that was delegated, by `delegations`. `limits`: of whose right it was.
    """

    user: str
    on_behalf_of: str | None
    right: Right | None
    lent: Right | None
    delegations: list[Delegated]
    limits: list[AppliedLimit]
    approved: int
    rejected: int
    closed: bool
    first: datetime
    last: datetime


Acts = list[tuple[datetime, str]]


def signatories(data: ApprovalData) -> list[Signatory]:
    """Everybody who decided anything or signed, once for each right they used, in the order of their first act."""
    acts: dict[tuple[str, str | None], Acts] = {}
    for row in data.changes:
        for decision in row.decisions:
            acts.setdefault((decision.user, decision.on_behalf_of), []).append((decision.at, decision.verdict))
    if data.by_user:
        acts.setdefault((data.by_user, data.on_behalf_of), []).append((data.closed, "close"))
    found = [signatory(data, user, on_behalf_of, done) for (user, on_behalf_of), done in acts.items()]
    return sorted(found, key=lambda one: (one.first, one.user))


def signatory(data: ApprovalData, user: str, on_behalf_of: str | None, acts: Acts) -> Signatory:
    rights = {right.user: right for right in data.rights}
    times, done = [at for at, _ in acts], Counter(act for _, act in acts)
    return Signatory(
        user,
        on_behalf_of,
        right=rights.get(user),
        lent=rights.get(on_behalf_of or ""),
        delegations=[one for one in data.delegations if (one.delegate, one.delegator) == (user, on_behalf_of)],
        limits=[one for one in data.limits if one.user == (on_behalf_of or user) and done["approve"]],
        approved=done["approve"],
        rejected=done["reject"],
        closed=done["close"] > 0,
        first=min(times),
        last=max(times),
    )


def hands(data: ApprovalData) -> list[tuple[Hand, list[str]]]:
    """Who had a hand in what was shown, and in which documents; in the whole review where none is named."""
    names = {row.no: name(row) for row in data.changes}
    return [(one, [names[no] for no in one.changes]) for one in data.hands]


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
        hands=hands(data),
    )
