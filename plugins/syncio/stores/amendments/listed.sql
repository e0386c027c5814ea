SELECT a.id, k.name AS client, a.client AS client_id, a.kind, a.doc, encode(a.hash, 'hex') AS hash, a.proposed_by,
       a.at AS proposed, a.origin, s.signed_by, s.at AS signed, e.at AS ended
FROM amendment a
JOIN client k ON k.id = a.client
LEFT JOIN amendment_signature s ON s.amendment = a.id
LEFT JOIN ended e ON e.amendment = a.id
WHERE (%(amendment)s::bigint IS NULL OR a.id = %(amendment)s)
  AND (%(client)s = '' OR k.name = %(client)s)
  AND (%(state)s = 'all' OR (s.amendment IS NULL AND a.origin = 'api') = (%(state)s = 'proposed'))
ORDER BY a.id DESC
OFFSET %(offset)s LIMIT %(limit)s
