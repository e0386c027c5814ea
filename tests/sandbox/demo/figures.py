"""The demo's figures: a day's counts, the table, and the book held against what was approved."""

import json
import time
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path

import psycopg

# From decisions and staged versions alone: the newest approved content of each invoice, as it counts.
APPROVED = """
SELECT doc ->> 'currency',
       sum(CASE WHEN doc ->> 'state' = 'void' THEN 0
                WHEN doc ->> 'kind' = 'credit_note' THEN -(doc ->> 'total')::numeric
                ELSE (doc ->> 'total')::numeric END)
FROM (
    SELECT DISTINCT ON (c.record) v.doc::jsonb AS doc
    FROM syncio.change c
    JOIN syncio.closing k ON k.review = c.review
    JOIN syncio.version v ON v.record = c.record AND v.n = c.after_n
    WHERE c.subject = 'invoice' AND NOT EXISTS (SELECT FROM syncio.superseded s WHERE s.change = c.id)
      AND NOT EXISTS (SELECT FROM syncio.decision d WHERE d.change = c.id AND d.verdict = 'reject')
      AND (SELECT count(DISTINCT d.user_name) FROM syncio.decision d
           WHERE d.change = c.id AND d.verdict = 'approve' AND d.hash = c.hash) >= c.approvals_needed
    ORDER BY c.record, c.id DESC
) newest
GROUP BY 1
"""


@dataclass
class Day:
    """Counts of one day, as `var/demo/summary.json` has them; `seconds` are those it took."""

    pulled: int = 0
    staged: int = 0
    changed: int = 0
    flagged: int = 0
    approved: int = 0
    rejected: int = 0
    pushed: int = 0
    api_calls: int = 0
    seconds: float = 0.0


@dataclass
class Summary:
    ok: bool = False
    seconds: float = 0.0
    days: list[Day] = field(default_factory=list)
    difference: str = ""
    started: float = field(default_factory=time.monotonic)

    def write(self, path: Path) -> None:
        """Write it without what is only ours."""
        self.seconds = round(time.monotonic() - self.started, 1)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {name: value for name, value in asdict(self).items() if name != "started"}
        path.write_text(json.dumps(kept, indent=2) + "\n")

    def table(self) -> str:
        """A row a day."""
        names = list(asdict(Day()))
        rows = [["day", *names]]
        rows += [[str(no), *(str(value) for value in asdict(day).values())] for no, day in enumerate(self.days, 1)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def approved_gross(dsn: str) -> dict[str, Decimal]:
    """What was approved, per currency, from decisions and staged versions.

    :param dsn: a log-in that may read SyncIO's tables.
    """
    with psycopg.connect(dsn) as connection:
        connection.execute("SET ROLE syncio_owner")
        return dict(connection.execute(APPROVED).fetchall())


def difference(approved: dict[str, Decimal], book: dict[str, Decimal]) -> Decimal:
    """The worst difference of all currencies."""
    zero = Decimal(0)
    apart = [approved.get(currency, zero) - book.get(currency, zero) for currency in approved.keys() | book.keys()]
    return max(apart, key=abs, default=zero)
