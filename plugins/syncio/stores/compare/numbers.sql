-- Other receivables of the client that have a candidate's number, but for separators and case; what is voided says when,
-- and so does what was approved and is deleted.
WITH asked AS MATERIALIZED (
    SELECT h.record, upper(translate(h.number, %(separators)s, '')) AS key
    FROM unnest(%(records)s::bigint[]) AS r (record) JOIN head h ON h.record = r.record
), taken AS MATERIALIZED (
    -- From an index alone; what ends otherwise than every candidate's number need not be looked at closer.
    SELECT h.record, upper(translate(h.number, %(separators)s, '')) AS key
    FROM head h
    WHERE h.client = %(client)s AND h.kind IN ('receivable', 'credit_note')
      AND upper(right(rtrim(h.number, %(separators)s), 1)) IN (SELECT right(key, 1) FROM asked)
)
SELECT a.record, true AS own, o.external_id, o.number, o.issue_date, o.total,
       CASE WHEN o.status IN ('voided', 'deleted') THEN (o.updated AT TIME ZONE %(zone)s)::date END AS cancelled
FROM asked a
JOIN taken t ON t.key = a.key AND t.record <> a.record
JOIN head o ON o.record = t.record
WHERE a.key <> '' AND o.kind = 'receivable'
  AND (o.status IN ('authorised', 'paid', 'voided')
       OR o.status = 'deleted' AND EXISTS (SELECT FROM approved p WHERE p.record = o.record))
ORDER BY o.issue_date DESC, o.record
