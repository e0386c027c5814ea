-- The staged texts of what FactorS's ledger says that it took last, of each of these documents that was staged so.
SELECT l.external_id, content.doc, left_over.balance
FROM unnest(%(external_ids)s::text[], %(contents)s::bytea[], %(balances)s::bytea[])
    AS l (external_id, content_hash, balance_hash)
JOIN head h ON h.client = %(client)s AND h.external_id = l.external_id
JOIN LATERAL (
    SELECT doc FROM version v WHERE v.record = h.record AND v.content_hash = l.content_hash ORDER BY v.n DESC LIMIT 1
) content ON true
JOIN LATERAL (
    SELECT balance FROM version v WHERE v.record = h.record AND v.balance_hash = l.balance_hash ORDER BY v.n DESC LIMIT 1
) left_over ON true
