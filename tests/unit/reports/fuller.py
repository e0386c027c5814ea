"""Frozen reviews with a past and a book beside them, and with a text in every place there is for one."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec

from syncio.domain.checks import Check
from syncio.domain.review import Verdict
from syncio.reports.frozen import DiffData, Earlier, Feed, Past, SetAside, Unchanged
from tests.unit.reports.samples import OPENED, day_two, diff_data, field, flag, raised, run


def earlier(no: int = 1, verdict: Verdict = "reject", **values: Any) -> Earlier:
    """A decision of the month before."""
    plain: dict[str, Any] = {
        "user": "ann",
        "verdict": verdict,
        "reason": "The order says 8,000." if verdict == "reject" else "",
        "at": OPENED - timedelta(days=20 + no),
        "review": 8,
        "number": f"INV-{2300 + no}",
        "amount": Decimal(9600),
        "currency": "GBP",
    }
    return Earlier(**plain | values)


def with_history(**values: Any) -> DiffData:
    """`day_two` of a client of whom there is a past, and a book beside it."""
    rows = day_two()
    rows[0] = msgspec.structs.replace(rows[0], earlier=(earlier(), earlier(1, "approve", user="ben")), earlier_count=4)
    past = Past(debtor="C-1", approved=12, rejected=2, newest=(earlier(), earlier(9, reason="Never delivered.")))
    book = (
        Unchanged(currency="AUD", documents=18, due=Decimal("20150.5")),
        Unchanged(currency="GBP", documents=1151, due=Decimal("902331.08")),
    )
    return diff_data(rows, **{"debtors": (past,), "unchanged": book, "elsewhere": 3} | values)


def everywhere(hostile: str) -> DiffData:
    """A review with a text in every field that a client, a debtor, a reviewer or a rule writes."""
    told = (earlier(user=hostile, reason=hostile, number=hostile, currency=hostile),)
    names = ("number", "external_id", "debtor_name", "currency", "currency_before", "debtor")
    values: dict[str, Any] = dict.fromkeys(names, hostile)
    values["flags"] = (flag(hostile, sentence=hostile, evidence={hostile: hostile, "total_then": hostile}),)
    fields = [field(name, hostile, hostile) for name in (hostile, "issue_date", "total", "debtor")]
    one = raised(1, **values, fields=tuple(fields), earlier=told, earlier_count=1)
    more: dict[str, Any] = {"client": hostile, "rules_version": hostile, "names": {hostile: hostile}}
    more["debtors"] = (Past(debtor=hostile, approved=1, rejected=1, newest=told),)
    more["checks"] = (Check(rule=hostile, fires_when=hostile), Check(rule=hostile, fires_when=hostile, lacks=hostile))
    more["unchanged"] = (Unchanged(currency=hostile, documents=1, due=None),)
    aside = SetAside(
        external_id=hostile, number=hostile, debtor_name=hostile, currency=hostile, since=OPENED, advanced=Decimal(1)
    )
    pulled = run(1, hostile, failed=1)
    feed = Feed(complete=None, last=pulled, quarantined=1, funded=1, funding_read=None, set_aside=(aside,))
    return diff_data([one], feed=feed, **more)
