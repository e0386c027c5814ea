-- Every receivable and credit note of a client as it stood: the newest version that was seen by then.
SELECT h.external_id, v.n, v.seen, v.doc, v.balance, v.origin
FROM head h
CROSS JOIN LATERAL (
    SELECT * FROM version v WHERE v.record = h.record AND v.seen <= %(as_of)s ORDER BY v.n DESC LIMIT 1
) v
WHERE h.client = %(client)s AND h.kind IN ('receivable', 'credit_note')
