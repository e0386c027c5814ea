WITH counted AS MATERIALIZED (
    SELECT s.* FROM review r CROSS JOIN LATERAL counted_by(r.client, %(user)s, %(authority)s) s WHERE r.id = %(review)s
)
-- A balance row is about the balance too, the others are not.
SELECT c.id AS change, c.number, c.hash, s.change IS NOT NULL AS superseded,
       coalesce(h.content_hash, b.content_hash) IS DISTINCT FROM c.after_hash
           OR (c.type = 'balance' AND h.balance_hash IS DISTINCT FROM c.after_balance) AS moved,
       c.approvals_needed AS needed, coalesce(voices.said, '[]') AS said, coalesce(hands.involved, '[]') AS involved
FROM change c
LEFT JOIN superseded s ON s.change = c.id
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor b ON c.subject = 'debtor' AND b.record = c.record
LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('user', d.user_name, 'authority', coalesce(d.on_behalf_of, d.user_name),
                                      'verdict', d.verdict, 'reason', d.reason) ORDER BY d.id) AS said
    FROM decision d
    WHERE d.change = c.id
) voices ON true
LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('user_name', i.user_name, 'part', i.part, 'detail', i.detail) ORDER BY i.id)
        AS involved
    FROM (
        SELECT id, user_name, part, detail
        FROM involvement
        WHERE review = c.review AND coalesce(change, c.id) = c.id AND user_name IN (%(user)s, %(authority)s)
        UNION ALL
        SELECT NULL, user_name, part, detail
        FROM counted
        WHERE currency IS NULL OR currency IN (c.currency, c.currency_snapshot, c.currency_before)
    ) i
) hands ON true
WHERE c.review = %(review)s AND c.id = ANY (%(changes)s)
