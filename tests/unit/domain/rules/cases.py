"""Cases for the rules: an approved invoice that is as it was, or a new one, but for what is given."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from syncio.domain.change import Flag
from syncio.domain.invoice import Balance, Status
from syncio.domain.rules import RULES, Case, Context, Funding, Thresholds, flags
from syncio.domain.rules.context import Other
from tests.unit.domain.made import content

ISSUED = date(2026, 10, 1)
FUNDING = Funding("x", datetime(2026, 10, 2, tzinfo=UTC), Decimal("93.50"))
NAMES = {rule.__name__ for rule in RULES}


def due(amount: str | Decimal = "110", credited: str = "0", paid: str = "0") -> Balance:
    return Balance(paid=Decimal(paid), credited=Decimal(credited), due=Decimal(amount))


def changed(funding: Funding | None = None, case: dict[str, Any] | None = None, **given: Any) -> Case:
    """An approved invoice of 110 AUD, issued on 1 October, some of whose content is as given."""
    after = content(**given)
    usual: dict[str, Any] = {
        "type": "changed",
        "before": content(),
        "after": after,
        "after_status": Status.AUTHORISED,
        "snapshot": content(),
        "funding": funding,
        "advance_rate": Decimal("0.85"),
        "balance": due(after.total),
        "balance_before": due(),
        "balance_then": due(),
        "today": ISSUED + timedelta(days=3),
        "first_seen": ISSUED,
        "entered": datetime(2026, 10, 1, 10, tzinfo=UTC),
        "baseline": date(2026, 1, 31),
    }
    return Case(**usual | (case or {}))


def new(case: dict[str, Any] | None = None, **given: Any) -> Case:
    """A new invoice, first seen on the day of its issue."""
    nothing = {"type": "new", "before": None, "snapshot": None, "balance_before": None, "balance_then": None}
    return changed(None, nothing | (case or {}), **given)


def voided(funding: Funding | None = None, **case: Any) -> Case:
    gone = {"type": "voided", "after_status": Status.VOIDED, "balance": due("0")}
    return changed(funding, gone | case, state="void")


def around(**given: Any) -> dict[str, Any]:
    """What is known around a case."""
    return {"context": Context(**given)}


def set_to(**values: str) -> dict[str, Any]:
    """A client's own thresholds, each named `rule__name`."""
    named = ((*name.partition("__")[::2], Decimal(value)) for name, value in values.items())
    return {"thresholds": Thresholds().also(named)}


def other(own: bool = True, lines: bytes | None = None, **given: Any) -> Other:
    usual: dict[str, Any] = {"own": own, "number": "INV-0", "issue_date": ISSUED, "total": Decimal(110)}
    return Other(**usual | ({"external_id": "y"} if own else {}) | {"lines": lines} | given)


def of(rule: str, case: Case) -> Flag | None:
    """What one rule says of a case, if anything; it says no more than one thing."""
    assert rule in NAMES
    found = [flag for flag in flags(case) if flag.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None


def severity(rule: str, case: Case) -> str | None:
    flag = of(rule, case)
    return flag.severity if flag else None


def fired(case: Case) -> list[str]:
    return [flag.rule for flag in flags(case)]
