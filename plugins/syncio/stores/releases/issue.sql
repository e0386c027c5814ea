-- Release rows for approved changes; one that is there already stays as it is.
INSERT INTO release (push_id, client, class, change, record, external_id, before_n, before_hash, before_balance_n,
                     before_balance, after_n, after_hash, after_balance, debtor_record, debtor_n, hash)
SELECT i.push_id, c.client,
       CASE WHEN c.subject = 'debtor' THEN 'debtor' WHEN c.type = 'balance' THEN 'balance' ELSE 'content' END,
       c.id, c.record, c.external_id, c.before_n, c.before_hash, c.before_balance_n, c.before_balance, c.after_n,
       c.after_hash, c.after_balance, c.debtor_record, c.debtor_n, c.hash
FROM unnest(%(changes)s::bigint[], %(push_ids)s::uuid[]) AS i (change, push_id)
JOIN change c ON c.id = i.change
WHERE NOT EXISTS (SELECT FROM release r WHERE r.change = c.id)
ORDER BY c.no
ON CONFLICT (push_id) DO NOTHING
