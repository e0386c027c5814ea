"""What the invariants ask both databases, with an administrator's eyes."""

HEADS = """
SELECT r.external_id, v.raw_hash, v.off, v.len, v.page
FROM (SELECT record, external_id, n FROM head WHERE client = %s UNION ALL
      SELECT record, external_id, n FROM debtor WHERE client = %s) r
JOIN version v ON v.record = r.record AND v.n = r.n
"""

HELD = """
SELECT i.*, d.external_id AS debtor, coalesce((SELECT json_agg(json_build_array(l.description, l.quantity::text,
       l.unit_price::text, l.amount::text, l.tax::text, l.tax_type, l.account, l.item, l.tracking) ORDER BY l.position)
       FROM invoice_line l WHERE l.invoice = i.id), '[]') AS lines
FROM invoice i JOIN debtor d ON d.id = i.debtor
"""

WAITING = """
SELECT h.external_id, h.number, h.content_hash AS after, a.content_hash AS before
FROM head h LEFT JOIN approved a ON a.record = h.record
WHERE h.client = %s AND h.kind IN ('receivable', 'credit_note')
  AND (h.status IN ('authorised', 'paid') OR a.record IS NOT NULL)
  AND (a.content_hash, a.balance_hash) IS DISTINCT FROM (h.content_hash, h.balance_hash)
  AND NOT EXISTS (SELECT FROM quarantine q WHERE q.client = h.client AND q.external_id = h.external_id)
  AND EXISTS (SELECT FROM debtor d WHERE d.client = h.client AND d.external_id = h.debtor)
"""

OURS = """
SELECT v.doc::json ->> 'currency' AS currency, count(*) AS n, sum((v.doc::json ->> 'total')::numeric) AS total,
       sum((b.balance::json ->> 'due')::numeric) AS due
FROM approved a
JOIN version v ON (v.record, v.n) = (a.record, a.n)
JOIN version b ON (b.record, b.n) = (a.record, a.balance_n)
WHERE v.balance IS NOT NULL GROUP BY 1 ORDER BY 1
"""

#: Invoices that FactorS holds open, and that are void or have more credit at the source.
REDUCED = """
SELECT h.external_id, h.number,
       CASE WHEN h.status IN ('voided', 'deleted') THEN h.status ELSE 'credited' END AS why
FROM head h
JOIN approved a ON a.record = h.record
JOIN version was ON (was.record, was.n) = (a.record, a.n)
JOIN version held ON (held.record, held.n) = (a.record, a.balance_n)
JOIN version now ON (now.record, now.n) = (h.record, h.n)
WHERE h.client = %s AND h.kind = 'receivable' AND was.doc::json ->> 'state' = 'open'
  AND (h.status IN ('voided', 'deleted')
       OR (now.doc::json ->> 'currency' = was.doc::json ->> 'currency'
           AND (now.balance::json ->> 'credited')::numeric > (held.balance::json ->> 'credited')::numeric
           AND (held.balance::json ->> 'due')::numeric > 0))
"""

UNHELD = """
SELECT h.external_id, h.number FROM head h JOIN approved a USING (record)
WHERE h.client = %s AND (h.content_hash, h.balance_hash) = (a.content_hash, a.balance_hash) AND h.external_id = ANY(%s)
"""

LEDGER = (
    "SELECT push_id::text, hash, policy, class, external_id, after_hash, after_balance FROM push_ledger"
    " ORDER BY applied_at, external_id"
)

THEIRS = "SELECT currency, count(*) AS n, sum(total) AS total, sum(due) AS due FROM invoice GROUP BY 1 ORDER BY 1"

AUDITED = (
    "version", "page", "review", "closing", "change", "superseded", "decision", "report", "policy", "policy_signature",
    "release", "release_outcome", "released_review", "push_failure", "hold", "hold_lift", "hold_written",
)  # fmt: skip
AUDIT = " UNION ALL ".join(f"SELECT '{name}' AS name, t::text AS text FROM {name} t" for name in AUDITED)  # noqa: S608

#: Entries of the audit trail that do not follow on the one before, or are not what they were.
BROKEN_LINKS = """
SELECT client, no, kind FROM (
    SELECT *, lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER w AS before, row_number() OVER w AS place
    FROM audit WINDOW w AS (PARTITION BY client ORDER BY no)
) a
WHERE no <> place OR hash <> sha256(convert_to(entry, 'UTF8'))
   OR entry::json ->> 'previous_hash' <> encode(before, 'hex')
   OR entry::json ->> 'body_hash' <> encode(sha256(convert_to(body, 'UTF8')), 'hex')
"""
TOLD = tuple(name for name in AUDITED if name not in {"version", "page", "change"})
#: Rows that the audit trail does not tell of.
UNTOLD = (
    " UNION ALL ".join(f"SELECT '{name}' AS kind, row_to_json(t)::text AS line FROM {name} t" for name in TOLD)  # noqa: S608
    + " EXCEPT SELECT kind, line FROM audit, string_to_table(body, chr(10)) AS l (line)"
)

AUDIT_LEDGER = "SELECT 'push_ledger' AS name, t::text AS text FROM push_ledger t"
