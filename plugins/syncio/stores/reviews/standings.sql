WITH counted AS MATERIALIZED (
    SELECT s.* FROM review r CROSS JOIN LATERAL counted_by(r.client, %(user)s, %(authority)s) s WHERE r.id = %(review)s
)
-- Who decided last counts as the user's own verdict; a balance row is about the balance too, the others are not.
SELECT c.id AS change, c.number, c.hash, s.change IS NOT NULL AS superseded,
       coalesce(h.content_hash, b.content_hash) IS DISTINCT FROM c.after_hash
           OR (c.type = 'balance' AND h.balance_hash IS DISTINCT FROM c.after_balance) AS moved,
       rejection.user_name AS rejected_by, own.verdict AS mine, own.reason AS my_reason, used.user_name AS used_by,
       coalesce(hands.involved, '[]') AS involved
FROM change c
LEFT JOIN superseded s ON s.change = c.id
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor b ON c.subject = 'debtor' AND b.record = c.record
LEFT JOIN LATERAL (
    SELECT user_name FROM decision d WHERE d.change = c.id AND d.verdict = 'reject' ORDER BY d.id LIMIT 1
) rejection ON true
LEFT JOIN LATERAL (
    SELECT verdict, reason FROM decision d WHERE d.change = c.id AND d.user_name = %(user)s ORDER BY d.id DESC LIMIT 1
) own ON true
LEFT JOIN LATERAL (
    SELECT user_name FROM decision d
    WHERE d.change = c.id AND d.verdict = 'approve' AND coalesce(d.on_behalf_of, d.user_name) = %(authority)s
      AND d.user_name <> %(user)s
) used ON true
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
