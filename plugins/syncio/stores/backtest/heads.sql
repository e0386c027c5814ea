-- Move the heads to the newest versions that had been seen by then.
INSERT INTO head
SELECT h.record, h.client, h.external_id, v.n, v.raw_hash, v.content_hash, v.balance_hash, d.kind, d.number, o.status,
       d.debtor, d.issue_date, d.due_date, d.currency, d.total, (v.balance::json ->> 'due')::numeric, o.updated, v.seen
FROM (SELECT record, max(n) AS n FROM coming WHERE seen >= %(since)s AND seen < %(until)s GROUP BY record) c
JOIN syncio.head h ON h.record = c.record
JOIN syncio.version v ON v.record = c.record AND v.n = c.n
CROSS JOIN LATERAL json_to_record((split_part(v.doc, ',"lines":[', 1) || '}')::json)
    AS d (kind text, number text, debtor text, issue_date date, due_date date, currency text, total numeric)
CROSS JOIN LATERAL json_to_record(v.origin::json) AS o (status text, updated timestamptz)
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, raw_hash = excluded.raw_hash, content_hash = excluded.content_hash,
    balance_hash = excluded.balance_hash, kind = excluded.kind, number = excluded.number, status = excluded.status,
    debtor = excluded.debtor, issue_date = excluded.issue_date, due_date = excluded.due_date,
    currency = excluded.currency, total = excluded.total, due = excluded.due, updated = excluded.updated,
    seen = excluded.seen
WHERE excluded.n > head.n
