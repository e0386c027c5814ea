"""What a way came to, without ids and times: two ways that came to the same have the same digest."""

from collections import Counter
from pathlib import Path

from tests.faults.kills.overseer import Overseer

Rows = list[tuple[str, ...]]
Digest = dict[str, Rows]

STAGING = {
    "version": "SELECT k.id, n, content_hash, balance_hash, raw_hash FROM version JOIN known k USING (record)",
    "head": "SELECT external_id, n, content_hash, balance_hash, status, total, due FROM head",
    "debtor": "SELECT external_id, n, content_hash, name FROM debtor",
    "cursor": "SELECT stream FROM feed",
    "quarantine": "SELECT stream, external_id FROM quarantine",
    "last pull": "SELECT status FROM sync_run WHERE id = (SELECT max(id) FROM sync_run)",
    "funding": "SELECT external_id, amount FROM funding",
    "change": "SELECT w.no, c.no, c.external_id, c.type, c.severity, c.after_hash, c.after_balance, c.amount_before,"
    " c.amount_after, s.state FROM change c JOIN change_state s ON s.change = c.id JOIN numbered w ON w.id = c.review",
    "decision": "SELECT w.no, c.no, d.verdict, d.reason, d.user_name, d.hash = c.hash FROM decision d"
    " JOIN change c ON c.id = d.change JOIN numbered w ON w.id = c.review",
    "closing": "SELECT w.no, c.reason, c.by_user, c.outcome FROM closing c JOIN numbered w ON w.id = c.review",
    "report": "SELECT w.no, r.kind FROM report r JOIN numbered w ON w.id = r.review",
    "policy": "SELECT p.kind, p.proposed_by, s.signed_by FROM policy p LEFT JOIN policy_signature s ON s.policy = p.id",
    "release": "SELECT r.external_id, r.class, r.after_hash, r.after_balance, r.policy IS NULL, o.outcome"
    " FROM release r LEFT JOIN release_outcome o ON o.release = r.id",
    "released": "SELECT w.no, r.released, r.refused FROM released_review r JOIN numbered w ON w.id = r.review",
    "held": "SELECT h.external_id, h.kind, h.amount, h.reason, l.why, w.did, w.at IS NULL FROM hold h"
    " LEFT JOIN hold_lift l ON l.hold = h.id LEFT JOIN hold_written w ON w.hold = h.id",
    "feed": "SELECT s.feed, s.reason, t.status IS NULL FROM feed_status s LEFT JOIN feed_told t ON t.status = s.id",
    "approved": "SELECT k.id, n, content_hash, balance_n, balance_hash FROM approved JOIN known k USING (record)",
}
NAMED = (
    "WITH known AS (SELECT record, external_id AS id FROM head UNION ALL SELECT record, external_id FROM debtor),"
    " numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS no FROM review) "
)
FACTORS = {
    "booked debtor": "SELECT external_id, name, tax_number, email, bank_account FROM debtor",
    "booked invoice": "SELECT to_jsonb(i) - ARRAY['id', 'debtor', 'client'], d.external_id FROM invoice i"
    " JOIN debtor d ON d.id = i.debtor",
    "booked line": "SELECT i.external_id, to_jsonb(l) - ARRAY['id', 'invoice'] FROM invoice_line l"
    " JOIN invoice i ON i.id = l.invoice",
    "ledger": "SELECT class, external_id, after_hash, after_balance, lines, currency, gross, policy IS NULL"
    " FROM push_ledger",
    "booked sum": "SELECT currency, count(*), sum(total), sum(paid), sum(credited), sum(due) FROM invoice GROUP BY 1",
    "held there": "SELECT client, external_id, kind, currency, amount, reason, lifted_at IS NULL FROM hold",
    "told of feeds": "SELECT client, feed, reason FROM client_status",
}


def digest(staging: Overseer, factors: Overseer, reports: Path) -> Digest:
    """Everything that both databases and the reports' folder say, in one order."""
    files = sorted(path.name for path in reports.rglob("*") if path.is_file() and not path.name.startswith("."))
    return (
        answers(staging, {name: NAMED + query for name, query in STAGING.items()})
        | answers(factors, FACTORS)
        | {"files": [(name,) for name in files]}
    )


def answers(overseer: Overseer, queries: dict[str, str]) -> Digest:
    """What a database answers to each query, sorted."""
    return {name: sorted(tuple(map(plain, row)) for row in overseer.rows(query)) for name, query in queries.items()}


def plain(value: object) -> str:
    return value.hex()[:12] if isinstance(value, bytes) else str(value)


def difference(found: Digest, expected: Digest) -> dict[str, tuple[Rows, Rows]]:
    """By name what was found and what was expected, where these differ; the rows that are in both are left out."""
    return {
        name: (without(found[name], expected[name]), without(expected[name], found[name]))
        for name in expected
        if found[name] != expected[name]
    }


def without(rows: Rows, others: Rows) -> Rows:
    """Each row as often as the others do not have it."""
    return sorted((Counter(rows) - Counter(others)).elements())
