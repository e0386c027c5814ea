-- The same for debtors.
INSERT INTO debtor
SELECT d.record, d.client, d.external_id, v.n, v.raw_hash, v.content_hash, v.doc::json ->> 'name', v.seen
FROM (SELECT record, max(n) AS n FROM coming WHERE seen >= %(since)s AND seen < %(until)s GROUP BY record) c
JOIN syncio.debtor d ON d.record = c.record
JOIN syncio.version v ON v.record = c.record AND v.n = c.n
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, raw_hash = excluded.raw_hash, content_hash = excluded.content_hash, name = excluded.name,
    seen = excluded.seen
WHERE excluded.n > debtor.n
