-- What may be the same business as a candidate: other receivables of its debtor, of every client, in its currency and for
-- about as much, that were issued near the day on which it was, or cancelled near that day, or issued near the day on which
-- it was cancelled. The rules hold the exact limits; `days` and `part` are at least as wide. Of each kind the twenty nearest are enough.
WITH asked AS MATERIALIZED (
    SELECT h.record, h.debtor, h.currency, h.total, c.cancelled, c.day, (c.day - date '2000-01-01') / %(days)s AS bucket
    FROM unnest(%(records)s::bigint[], %(cancelled)s::boolean[]) AS r (record, cancelled)
    JOIN head h ON h.record = r.record
    CROSS JOIN LATERAL (SELECT r.cancelled, CASE WHEN r.cancelled THEN %(today)s ELSE h.issue_date END AS day) c
), mine AS MATERIALIZED (
    SELECT DISTINCT a.debtor, p.tax_key, p.name_key
    FROM asked a LEFT JOIN party p ON p.client = %(client)s AND p.external_id = a.debtor
), same AS MATERIALIZED (
    SELECT debtor AS mine, %(client)s AS client, debtor AS external_id FROM mine
    UNION
    SELECT m.debtor, p.client, p.external_id FROM mine m JOIN party p ON p.tax_key = m.tax_key WHERE m.tax_key <> ''
    UNION
    SELECT m.debtor, p.client, p.external_id
    FROM mine m JOIN party p ON p.name_key = m.name_key
    WHERE m.name_key <> '' AND (m.tax_key = '' OR p.tax_key = '')
), theirs AS MATERIALIZED (
    SELECT s.mine, o.record, o.client, o.n, o.currency, o.total, o.status, e.cancelled, e.day,
           (e.day - date '2000-01-01') / %(days)s AS bucket
    FROM same s
    -- OFFSET, as the planner cannot know how few debtors there are, and would read every invoice there is for them.
    CROSS JOIN LATERAL (
        SELECT * FROM head h WHERE h.debtor = s.external_id AND h.client = s.client AND h.kind = 'receivable' OFFSET 0
    ) o
    CROSS JOIN LATERAL (
        SELECT false AS cancelled, o.issue_date AS day WHERE o.status IN ('authorised', 'paid')
        UNION ALL
        -- What was never seen alive is no business that was lent against, nor is a draft that is thrown away.
        SELECT true, (o.updated AT TIME ZONE %(zone)s)::date
        WHERE o.status IN ('voided', 'paid') AND o.n > 1
           OR o.status = 'deleted' AND EXISTS (SELECT FROM approved a WHERE a.record = o.record)
    ) e
), near AS MATERIALIZED (
    SELECT a.record AS asked, abs(t.day - a.day) AS apart, t.*
    FROM asked a
    CROSS JOIN generate_series(-1, 1) AS step
    JOIN theirs t ON t.mine = a.debtor AND t.currency = a.currency AND t.bucket = a.bucket + step AND t.record <> a.record
    WHERE abs(t.day - a.day) <= %(days)s AND abs(t.total - a.total) <= greatest(abs(t.total), abs(a.total)) * %(part)s
      AND NOT (a.cancelled AND t.cancelled)
), ranked AS (
    SELECT near.*,
           row_number() OVER (PARTITION BY asked, cancelled, client = %(client)s ORDER BY apart, record) AS place
    FROM near
    -- What was paid was cancelled where all of it was credited.
    WHERE NOT (cancelled AND status = 'paid') OR EXISTS (
        SELECT FROM version v
        WHERE v.record = near.record AND v.n = near.n AND (v.balance::json ->> 'credited')::numeric >= near.total)
)
SELECT r.asked AS record, r.record AS other, r.client = %(client)s AS own, o.external_id, o.number, o.issue_date, o.total,
       CASE WHEN r.cancelled THEN r.day END AS cancelled
FROM ranked r
JOIN head o ON o.record = r.record
WHERE r.place <= 20
ORDER BY r.asked, r.place
