"""Invoices that may be the same business as a candidate: by their number, or by debtor, amount and time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from syncio.domain.identity import SEPARATORS, fingerprint
from syncio.domain.invoice import Line
from syncio.domain.rules.context import Other, Past
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.candidates import FETCHED, Found
from syncio.stores.database import statement


class Lined(msgspec.Struct, frozen=True):
    """The lines of `domain.invoice.Content`; the rest is passed over."""

    lines: tuple[Line, ...]


_lined = msgspec.json.Decoder(Lined).decode
Others = dict[int, list[Other]]


def numbered(asking: Asking, candidates: Sequence[Found]) -> Others:
    """By candidate, the client's other receivables of its number."""
    found: Others = defaultdict(list)
    for record, *other in asking.rows("numbers", candidates, separators=SEPARATORS):
        found[record].append(another(None, *other))
    return found


def kin(asking: Asking, candidates: Sequence[Found]) -> tuple[Others, dict[int, list[Past]]]:
    """By candidate, what may be the same business, of every client; and what the client billed its debtor before."""
    limits = asking.thresholds
    part = max(limits.part("near_duplicate", "percent"), limits.part("rebilled", "percent"))
    days = max(limits.whole("near_duplicate", "days"), limits.whole("rebilled", "days"), 1)
    cancelled = [each.cancelled for each in candidates]
    near = asking.rows("kin", candidates, cancelled=cancelled, days=days, part=part)
    having = {row[0] for row in near}
    before = asking.rows("past", [each for each in candidates if each.record in having], part=part)
    lines = fingerprints(asking, {row[1] for row in (*near, *before)})
    others: Others = defaultdict(list)
    for record, which, *other in near:
        others[record].append(another(lines.get(which), *other))
    past: dict[int, list[Past]] = defaultdict(list)
    for record, which, number, issued, total in before:
        past[record].append(Past(number, issued, total, lines.get(which)))
    return others, past


def fingerprints(asking: Asking, records: Iterable[int]) -> dict[int, bytes]:
    """Those of these invoices' lines."""
    asked = {"records": list(records)}
    if not asked["records"]:
        return {}
    with asking.connection.cursor() as cursor:
        rows = cursor.stream(statement("compare", "lines").encode(), asked, size=FETCHED)
        return {record: fingerprint(_lined(doc).lines) for record, doc in rows}


def another(
    lines: bytes | None, own: bool, external_id: str, number: str, issued: date, total: Decimal, cancelled: date | None
) -> Other:
    """Of another client's invoice the id is left out."""
    return Other(
        own=own,
        external_id=external_id if own else "",
        number=number,
        issue_date=issued,
        total=total,
        cancelled=cancelled,
        lines=lines,
    )
