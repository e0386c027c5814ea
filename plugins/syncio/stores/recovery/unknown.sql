-- Of the ledger's entries, those that no release here has.
SELECT l.push_id
FROM unnest(%(push_ids)s::uuid[]) AS l (push_id)
WHERE NOT EXISTS (SELECT FROM release r WHERE r.push_id = l.push_id)
  AND NOT EXISTS (SELECT FROM recovered k WHERE k.push_id = l.push_id)
