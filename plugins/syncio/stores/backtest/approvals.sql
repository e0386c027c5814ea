-- The approved copies as FactorS had confirmed them by then; what was adopted, since it was.
WITH pushed AS (
    SELECT r.record, r.class, r.after_n, r.after_hash, coalesce(r.after_balance, v.balance_hash) AS after_balance, o.applied
    FROM syncio.release r
    JOIN syncio.release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
    JOIN syncio.version v ON v.record = r.record AND v.n = r.after_n
    WHERE o.applied < %(until)s
), content AS (
    SELECT DISTINCT ON (record) * FROM pushed WHERE class <> 'balance' ORDER BY record, applied DESC
), balance AS (
    SELECT DISTINCT ON (record) * FROM pushed ORDER BY record, applied DESC
)
INSERT INTO approved (record, n, content_hash, balance_n, balance_hash, since)
SELECT c.record, c.after_n, c.after_hash, b.after_n, b.after_balance, c.applied
FROM content c JOIN balance b ON b.record = c.record
UNION ALL
SELECT a.record, a.n, a.content_hash, a.balance_n, a.balance_hash, a.since
FROM syncio.approved a
WHERE a.since < %(until)s AND NOT EXISTS (SELECT FROM syncio.release r
                                          JOIN syncio.release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
                                          WHERE r.record = a.record)
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, content_hash = excluded.content_hash, balance_n = excluded.balance_n,
    balance_hash = excluded.balance_hash, since = excluded.since
