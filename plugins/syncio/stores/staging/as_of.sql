SELECT h.external_id, v.n, h.n, v.seen, v.doc, v.balance, v.origin
FROM head h
CROSS JOIN LATERAL (
    SELECT * FROM version v WHERE v.record = h.record AND v.seen <= %(as_of)s ORDER BY v.n DESC LIMIT 1
) v
WHERE h.client = %(client)s AND h.number = %(number)s
  AND (h.kind IN ('receivable', 'credit_note') OR h.kind NOT IN ('receivable', 'credit_note'))  -- an index for each
ORDER BY h.kind, h.external_id
