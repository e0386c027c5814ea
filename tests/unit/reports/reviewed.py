"""A review of the stand-in server: its changes, what was said of them, and how the endpoints show it."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from syncio.domain.invoice import Balance, Origin, Status
from syncio.domain.shown import Row
from syncio.reports.frozen import DiffRow
from tests.unit.domain.made import content
from tests.unit.reports.samples import OPENED, sha


@dataclass
class Review:
    id: int
    client: str
    rows: list[DiffRow]
    decisions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    closed: str | None = None
    reason: str | None = None
    opened: str = "2026-11-20T09:12:04.12Z"
    deadline: str | None = None
    published: set[str] = field(default_factory=lambda: {"diff"})
    reopened: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        return sha(f"review {self.id}")

    def state(self, row: Row) -> str:
        said = self.decisions.get(row.id, [])
        if any(one["verdict"] == "reject" for one in said):
            return "rejected"
        return "approved" if self.approvals(row) >= row.approvals_needed else "undecided"

    def approvals(self, row: Row) -> int:
        return len(
            {
                one.get("on_behalf_of") or one["user"]
                for one in self.decisions.get(row.id, [])
                if one["verdict"] == "approve"
            }
        )

    def count(self, state: str) -> int:
        return sum(self.state(row) == state for row in self.rows)

    @property
    def outcome(self) -> str:
        return "release" if self.count("approved") else "close_rejected" if self.count("rejected") else "hold"

    def listed(self) -> dict[str, Any]:
        states = {state: self.count(state) for state in ("undecided", "approved", "rejected", "superseded")}
        totals: dict[str, Any] = {}
        for row in self.rows:
            if row.currency:
                totals[row.currency] = totals.get(row.currency, 0) + (row.delta or 0)
        return {
            "id": self.id,
            "client": self.client,
            "opened": self.opened,
            "closed": self.closed,
            "reason": self.reason,
            "outcome": self.outcome if self.closed else None,
            "hash": self.hash,
            "changes": len(self.rows),
            "blocked": sum(row.severity == "block" for row in self.rows),
            "blocked_undecided": sum(row.severity == "block" and self.state(row) == "undecided" for row in self.rows),
            "flagged": sum(bool(row.flags) for row in self.rows),
            "totals": [{"currency": name, "delta": str(delta)} for name, delta in sorted(totals.items())],
            "at_stake": [{"currency": one["currency"], "amount": one["at_stake"]} for one in self.money("undecided")],
            "run_id": f"review-{self.id}",
            **states,
            **({"deadline": self.deadline} if self.deadline else {}),
        }

    def shown(self, row: Row) -> dict[str, Any]:
        said = self.decisions.get(row.id, [])
        values = msgspec.to_builtins(row)
        values["at_stake"] = None if row.delta is None else str(at_stake(row))
        state = {"state": self.state(row), "approvals": self.approvals(row), "reopened": self.reopened.get(row.id)}
        return {**values, **state, "decisions": said}

    def reports(self) -> list[dict[str, str]]:
        return [{"kind": kind, "html_hash": sha(kind), "at": self.opened} for kind in sorted(self.published)]

    def money(self, state: str) -> list[dict[str, str]]:
        """What changes of a state move and put at stake, by currency."""
        rows = [row for row in self.rows if self.state(row) == state and row.delta is not None]
        found = []
        for currency in sorted({row.currency for row in rows}):
            mine = [row for row in rows if row.currency == currency]
            delta, stake = sum(row.delta or 0 for row in mine), sum(map(at_stake, mine))
            found.append({"currency": currency, "delta": str(delta), "at_stake": str(stake)})
        return found

    def summary(self) -> dict[str, Any]:
        rules = Counter(flag.rule for row in self.rows for flag in row.flags)
        return {
            "states": [self.of(state) for state in sorted({self.state(row) for row in self.rows})],
            "rules": [{"rule": rule, "changes": times} for rule, times in rules.most_common()],
        }

    def of(self, state: str) -> dict[str, Any]:
        rows = [row for row in self.rows if self.state(row) == state]
        return {
            "state": state,
            "changes": len(rows),
            "blocked": sum(row.severity == "block" for row in rows),
            "half_approved": sum(state == "undecided" and self.approvals(row) > 0 for row in rows),
            "money": self.money(state),
        }

    def detail(self, row: Row) -> dict[str, Any]:
        """A change with two versions of it, or one where it is new."""
        roles = {"before": row.amount_before, "after": row.amount_after}
        versions = [version(row, role, total) for role, total in roles.items() if total is not None]
        return {"change": self.shown(row), "funded_at": None, "funded": None, "versions": versions, "earlier": []}


def at_stake(row: Row) -> Decimal:
    """Four fifths of what it moves."""
    return abs(row.delta or Decimal(0)) * 4 / 5


def version(row: Row, role: str, total: Decimal) -> dict[str, Any]:
    made = content(number=row.number, currency=row.currency, total=total, subtotal=total, tax=Decimal(0))
    balance = Balance(paid=Decimal(0), credited=Decimal(0), due=total)
    origin = Origin(
        status=Status.AUTHORISED, debtor_name=row.debtor_name, rate=None, updated=OPENED, line_ids=(), documents=()
    )
    parts = {"content": made, "balance": balance, "origin": origin}
    values = {name: msgspec.to_builtins(part) for name, part in parts.items()}
    return {"role": role, "n": 1 + (role == "after"), "seen": OPENED.isoformat(), "hash": sha(role), **values}
