"""What nobody may ever see, however a stage was ended: half of something."""

import hashlib
from pathlib import Path

from tests.faults.kills.digest import Digest, answers
from tests.faults.kills.overseer import Overseer
from tests.integration.pull.house import BROKEN

#: Each answers rows only where something is half written.
STAGING = {
    "head beside its versions": BROKEN,
    "review without its changes": "SELECT w.id FROM review w LEFT JOIN change c ON c.review = w.id"
    " GROUP BY w.id, w.hash HAVING sha256(string_agg(c.hash, ''::bytea ORDER BY c.no)) IS DISTINCT FROM w.hash",
    "some of one person's decisions": "SELECT c.review, u.user_name, count(d.id)"
    " FROM (VALUES ('ann'), ('ben')) u (user_name)"
    " JOIN change c ON c.subject = 'invoice' AND c.type IN ('new', 'changed', 'voided')"
    " AND (u.user_name = 'ann' OR c.severity = 'block')"
    " LEFT JOIN decision d ON d.change = c.id AND d.user_name = u.user_name"
    " GROUP BY 1, 2 HAVING count(d.id) NOT IN (0, count(c.id))",
    "releases without the note that they were made": "SELECT c.review FROM release r JOIN change c ON c.id = r.change"
    " WHERE c.review NOT IN (SELECT review FROM released_review)",
    "some of a review's releases": "SELECT d.review FROM released_review d WHERE d.released <>"
    " (SELECT count(*) FROM release r JOIN change c ON c.id = r.change WHERE c.review = d.review)",
    "a standing approval signed twice": "SELECT policy FROM policy_signature GROUP BY 1 HAVING count(*) > 1",
    "a record held twice": "SELECT record FROM standing_hold GROUP BY 1 HAVING count(*) > 1",
    "an open review besides another": "SELECT client FROM review WHERE id NOT IN (SELECT review FROM closing)"
    " GROUP BY 1 HAVING count(*) > 1",
}
FACTORS = {
    "invoice without ledger": "SELECT external_id FROM invoice WHERE external_id NOT IN"
    " (SELECT external_id FROM push_ledger WHERE class = 'content')",
    "ledger without invoice, or beside it": "SELECT l.external_id"
    " FROM (SELECT DISTINCT ON (external_id) * FROM push_ledger WHERE class = 'content'"
    " ORDER BY external_id, applied_at DESC) l"
    " LEFT JOIN invoice i USING (external_id) WHERE i.id IS NULL OR (i.state = 'open' AND abs(l.gross) <> i.total)"
    " OR l.lines <> (SELECT count(*) FROM invoice_line n WHERE n.invoice = i.id)",
    "an invoice held twice": "SELECT external_id FROM hold WHERE lifted_at IS NULL GROUP BY 1 HAVING count(*) > 1",
}
PUSHED = {
    "pushed": "SELECT push_id FROM release r JOIN release_outcome o ON o.release = r.id AND o.outcome = 'pushed'",
    "released": "SELECT push_id FROM release",
    "placed": "SELECT hold FROM hold_written WHERE did = 'placed'",
    "to be held": "SELECT id FROM hold",
}
LEDGER = {"entered": "SELECT push_id FROM push_ledger", "held": "SELECT id FROM hold"}


def halves(staging: Overseer, factors: Overseer, reports: Path) -> Digest:
    """Everything that is half written, by what is wrong with it; empty where nothing is."""
    found = answers(staging, STAGING) | answers(factors, FACTORS)
    ids = {name: set(rows) for name, rows in (answers(staging, PUSHED) | answers(factors, LEDGER)).items()}
    found["pushed, and not in the ledger"] = sorted(ids["pushed"] - ids["entered"])
    found["in the ledger, and never released"] = sorted(ids["entered"] - ids["released"])
    found["placed, and not in FactorS"] = sorted(ids["placed"] - ids["held"])
    found["held, and never decided"] = sorted(ids["held"] - ids["to be held"])
    found["a report that is not the one on record"] = unlike(staging, reports)
    return {name: rows for name, rows in found.items() if rows}


def unlike(staging: Overseer, reports: Path) -> list[tuple[str, ...]]:
    """The reports on record whose files are not there, or are others."""
    recorded = staging.rows("SELECT client, review, kind, data_hash, html_hash FROM report ORDER BY review, kind")
    names = {"diff": ("review.json", "diff_report.html"), "approval": ("approval.json", "approval_report.html")}
    return [
        (str(review), name)
        for client, review, kind, *hashes in recorded
        for name, expected in zip(names[kind], hashes, strict=True)
        if hashed(reports / str(client) / f"review-{review}" / name) != expected
    ]


def hashed(path: Path) -> bytes | None:
    return hashlib.sha256(path.read_bytes()).digest() if path.exists() else None
