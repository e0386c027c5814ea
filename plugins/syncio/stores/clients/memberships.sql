-- Whose member somebody is, and how much waits for a signature there.
SELECT k.name AS client, m.roles, a.waiting + p.waiting AS waiting
FROM client k
JOIN (SELECT client, array_agg(role ORDER BY role) AS roles FROM member WHERE user_name = %(user)s GROUP BY client) m
    ON m.client = k.id
CROSS JOIN LATERAL (
    SELECT count(*) AS waiting FROM amendment
    WHERE amendment.client = k.id AND origin = 'api'
      AND NOT EXISTS (SELECT FROM amendment_signature s WHERE s.amendment = amendment.id)
) a
CROSS JOIN LATERAL (
    SELECT count(*) AS waiting FROM policy
    WHERE policy.client = k.id
      AND NOT EXISTS (SELECT FROM policy_signature s WHERE s.policy = policy.id)
      AND NOT EXISTS (SELECT FROM policy_revocation r WHERE r.policy = policy.id)
) p
ORDER BY k.name
