SELECT p.id, c.name AS client, p.client AS client_id, p.kind, encode(p.hash, 'hex') AS hash, p.proposed_by,
       p.at AS proposed, trim_scale(p.amount) AS amount, p.currency, s.signed_by, s.at AS signed, r.revoked_by,
       r.at AS revoked, f.id IS NOT NULL AS in_force
FROM policy p
JOIN client c ON c.id = p.client
LEFT JOIN policy_signature s ON s.policy = p.id AND s.hash = p.hash
LEFT JOIN policy_revocation r ON r.policy = p.id
LEFT JOIN policy_in_force f ON f.id = p.id
WHERE (%(policy)s::bigint IS NULL OR p.id = %(policy)s)
  AND (%(client)s::int IS NULL OR p.client = %(client)s)
  AND (%(kind)s::text IS NULL OR p.kind = %(kind)s)
ORDER BY p.id
