-- Pending releases that FactorS took before this database was put back.
SELECT p.id, l.applied
FROM unnest(%(push_ids)s::uuid[], %(applied)s::timestamptz[]) AS l (push_id, applied)
JOIN pending_release p ON p.push_id = l.push_id
ORDER BY p.id
