"""Frozen reviews for tests: a day with every kind of change in it, and hostile text on request."""

import hashlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from syncio.domain.change import FieldChange, Flag, Severity
from syncio.domain.checks import Check
from syncio.domain.review import Verdict
from syncio.domain.shown import Row, Said
from syncio.reports.frozen import (
    Anchored,
    ApprovalData,
    DecidedRow,
    DiffData,
    DiffRow,
    Feed,
    Run,
    Shown,
    StandingApproval,
    State,
    Total,
    Trail,
)
from syncio.reports.rights import Right

OPENED = datetime(2026, 11, 20, 9, 12, 4, 120000, UTC)
HOSTILE = (
    "<script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>'\"&{{ 7*7 }}"
    "\x1b[31mred\u202egnp\u200b\x00"
)
#: Names that would be markup, a link, a line of their own, another order of letters, or a flood.
HOSTILE_NAMES = (
    HOSTILE,
    "[pay](https://evil.example)\n# Signed",
    "\u202e(https://evil.example)",
    "\U000e0001" * 10_000_000,
)
DEBTORS = ("Harbour Freight Pty Ltd", "Lindqvist & Söhne GmbH", "Meadow Grove Foods", "O'Brien Civil Works")


CHECKS = (
    Check(
        rule="upward_edit",
        fires_when="The total rose by more than a cent over the snapshot: block where funded, else look.",
    ),
    Check(
        rule="voided",
        fires_when="An approved invoice was voided or deleted at the source: block where funded, else look.",
    ),
    Check(rule="pdf_mismatch", fires_when="The PDF says something else than the record.", lacks="no document is read"),
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def row(no: int, **values: Any) -> DiffRow:
    """A change that nothing is remarkable about, but for `values`; four fifths of what moves are at stake."""
    before, after = values.get("amount_before"), values.get("amount_after", Decimal("1200.5"))
    delta = (after or Decimal(0)) - (before or Decimal(0))
    plain: dict[str, Any] = {
        "id": 1000 + no,
        "no": no,
        "subject": "invoice",
        "type": "new",
        "number": f"INV-{2300 + no}",
        "external_id": f"e0f1-{no}",
        "debtor_name": DEBTORS[no % len(DEBTORS)],
        "currency": "GBP",
        "amount_before": before,
        "amount_after": after,
        "delta": delta,
        "at_stake": abs(delta) * 4 / 5,
        "severity": "none",
        "approvals_needed": 1,
        "flags": (),
        "fields": (),
        "hash": sha(f"change {no}"),
        "debtor": f"C-{no % len(DEBTORS)}",
    }
    return DiffRow(**plain | values)


def field(name: str, old: str | None, new: str | None) -> FieldChange:
    return FieldChange(field=name, old=old, new=new)


def flag(rule: str, severity: Severity = "block", **values: Any) -> Flag:
    return Flag(**{"rule": rule, "severity": severity, "sentence": f"{rule} fired.", "evidence": {}} | values)


def raised(no: int = 1, **values: Any) -> DiffRow:
    """A funded invoice that was raised: blocked."""
    flag = Flag(
        rule="upward_edit",
        severity="block",
        sentence="The total is 2,400.00 GBP higher than when it was funded: 2,040.00 GBP more could be drawn on it.",
        evidence={"total_then": "7900", "total_now": "10400", "rise": "2500", "funded_at": "2026-11-18T10:00:00+00:00"},
    )
    plain: dict[str, Any] = {
        "type": "changed",
        "amount_before": Decimal(8000),
        "amount_after": Decimal(10400),
        "severity": "block",
        "approvals_needed": 2,
        "flags": (flag,),
        "fields": (
            field("total", "8000", "10400"),
            field("line 1 description", "Site clearance, week 44", "Site clearance, weeks 44 and 45"),
            field("line 1 quantity", "40", "52"),
            field("line 2", None, "Skip hire: 310"),
        ),
    }
    return row(no, **plain | values)


def voided(no: int = 2, **values: Any) -> DiffRow:
    """A funded invoice that is void now: blocked."""
    flag = Flag(
        rule="voided",
        severity="block",
        sentence="The client has voided this invoice of 3,100.00 GBP, against which 2,635.00 GBP is advanced.",
        evidence={"status": "voided", "total_then": "3100", "advanced": "2635"},
    )
    plain: dict[str, Any] = {
        "type": "voided",
        "amount_before": Decimal(3100),
        "amount_after": Decimal(0),
        "severity": "block",
        "approvals_needed": 2,
        "flags": (flag,),
        "fields": (field("state", "open", "void"),),
    }
    return row(no, **plain | values)


def day_two(new: int = 20, edited: int = 3, text: str = "Freight, Rotterdam to Felixstowe") -> list[DiffRow]:
    """Two blocked, one to look at, edits without a flag, a debtor renamed, new ones, payments."""
    look = raised(3, severity="look", approvals_needed=1, flags=(looked(),), fields=(field("total", "500", "512.5"),))
    look = msgspec.structs.replace(
        look,
        amount_before=Decimal(500),
        amount_after=Decimal("512.5"),
        delta=Decimal("12.5"),
        at_stake=Decimal(10),
        currency="AUD",
    )
    debtor = row(
        4,
        subject="debtor",
        type="changed",
        number="C-118",
        debtor_name=text,
        currency="",
        amount_after=None,
        delta=None,
        at_stake=None,
        fields=(field("name", "Meadow Grove Foods", text), field("email", "a@meadow.example", "")),
    )
    edits = [edit(5 + at, text) for at in range(edited)]
    fresh = [row(100 + at, amount_after=Decimal(900 + 37 * at), fields=dates()) for at in range(new)]
    paid = [payment(1000 + at) for at in range(4)]
    return [raised(), voided(), look, debtor, *edits, *fresh, *paid]


def looked() -> Flag:
    return Flag(
        rule="upward_edit",
        severity="look",
        sentence="The total is 12.50 AUD higher than at its last approval.",
        evidence={"total_then": "500", "total_now": "512.5", "rise": "12.5"},
    )


def dates() -> tuple[FieldChange, ...]:
    return (field("issue_date", None, "2026-11-17"), field("due_date", None, "2026-12-17"))


def edit(no: int, text: str, **values: Any) -> DiffRow:
    changes = (field("due_date", "2026-12-01", "2026-12-31"), field("line 1 description", "Freight", text))
    return row(no, type="changed", amount_before=Decimal(640), amount_after=Decimal(640), fields=changes, **values)


def payment(no: int) -> DiffRow:
    changes = (field("paid", "0", "450"), field("due", "1200", "750"))
    return row(no, type="balance", amount_before=Decimal(1200), amount_after=Decimal(1200), fields=changes)


def run(number: int, status: str = "COMPLETED", **values: Any) -> Run:
    plain = {"started": OPENED - timedelta(minutes=2), "finished": OPENED - timedelta(minutes=1), "failed": 0}
    return Run(id=number, status=status, processed=412, **plain | values)  # type: ignore[arg-type]


def totals(rows: list[DiffRow]) -> tuple[Total, ...]:
    found = []
    for currency in sorted({one.currency for one in rows if one.currency}):
        mine = [one for one in rows if one.currency == currency]
        before = sum((one.amount_before or Decimal(0) for one in mine), Decimal(0))
        after = sum((one.amount_after or Decimal(0) for one in mine), Decimal(0))
        found.append(Total(currency=currency, before=before, after=after, delta=after - before))
    return tuple(found)


def diff_data(rows: list[DiffRow] | None = None, **values: Any) -> DiffData:
    rows = day_two() if rows is None else rows
    feed = Feed(complete=run(41), last=run(41), quarantined=0, funded=37, funding_read=OPENED - timedelta(seconds=9))
    plain: dict[str, Any] = {
        "review": 12,
        "client": "Northgate Civil Engineering Ltd",
        "opened": OPENED,
        "rules_version": "1",
        "hash": sha("review 12"),
        "totals": totals(rows),
        "counts": {"changes": len(rows)},
        "changes": tuple(rows),
        "feed": feed,
        "checks": CHECKS,
    }
    return DiffData(**plain | values)


def said(user: str, verdict: Verdict = "approve", reason: str = "", minutes: int = 5) -> Said:
    at = OPENED + timedelta(minutes=minutes)
    return Said(user=user, verdict=verdict, reason=reason, at=at)


def decided(one: Row, state: State, *decisions: Said) -> DecidedRow:
    approvals = len({each.user for each in decisions if each.verdict == "approve"})
    values = {name: getattr(one, name) for name in Row.__struct_fields__}
    return DecidedRow(**values, state=state, approvals=approvals, decisions=decisions)


def settled(
    new: int = 20, reason: str = "Client says it is a typing error; ask for the signed order."
) -> list[DecidedRow]:
    """`day_two` after its reviewers were done with it."""
    rows = day_two(new)
    fates = {
        1: decided(rows[0], "rejected", said("reviewer", "reject", reason)),
        2: decided(rows[1], "approved", said("reviewer"), said("reviewer2", minutes=31)),
        5: decided(rows[4], "carried"),
        6: decided(rows[5], "superseded"),
    }
    return [fates.get(one.no) or decided(one, "approved", said("reviewer", minutes=7)) for one in rows]


def right(user: str, *roles: str, **values: Any) -> Right:
    plain: dict[str, Any] = {"since": OPENED - timedelta(days=200), "admitted_by": "syncio_setup", "entry": 4}
    return Right(user=user, roles=roles or ("reviewer",), **plain | values)


def trail(**values: Any) -> Trail:
    """Where a review stands in a chain that was anchored the day before."""
    plain: dict[str, Any] = {
        "opening": 201,
        "decisions": (203, 216),
        "closing": 217,
        "hash": sha("entry 217"),
        "at": OPENED + timedelta(minutes=34),
        "anchor": Anchored(entry=190, hash=sha("entry 190"), at=OPENED - timedelta(hours=20)),
    }
    return Trail(**plain | values)


def approval_data(rows: list[DecidedRow] | None = None, **values: Any) -> ApprovalData:
    rows = settled() if rows is None else rows
    states: tuple[State, ...] = ("approved", "rejected", "carried", "superseded")
    policy = StandingApproval(
        id=3,
        kind="balance",
        hash=sha("policy 3"),
        proposed_by="admin",
        proposed=OPENED - timedelta(days=30),
        signed_by="reviewer",
        signed=OPENED - timedelta(days=29, hours=20),
        releases=88,
    )
    plain: dict[str, Any] = {
        "review": 12,
        "client": "Northgate Civil Engineering Ltd",
        "opened": OPENED,
        "closed": OPENED + timedelta(minutes=34),
        "reason": "signed",
        "by_user": "reviewer2",
        "outcome": "release",
        "rules_version": "1",
        "hash": sha("review 12"),
        "shown": Shown(data_hash=sha("data"), html_hash=sha("html"), at=OPENED + timedelta(seconds=6)),
        "counts": {state: sum(one.state == state for one in rows) for state in states},
        "changes": tuple(rows),
        "policies": (policy,),
        "rights": (right("reviewer"), right("reviewer2", admitted_by=None, entry=2)),
        "trail": trail(),
    }
    return ApprovalData(**plain | values)
