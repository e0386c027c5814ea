SELECT p.id, p.client, p.hash, p.amount, p.currency, s.secret,
       coalesce((SELECT sum(weight(a.client, p.currency, NULL, NULL, a.amount, a.currency))
                 FROM automatic a WHERE a.client = p.client AND a.day = f.today), 0) AS used
FROM policy_in_force p
JOIN facility_now f ON f.client = p.client
JOIN sampling s ON s.policy = p.id
WHERE p.client = %(client)s AND p.kind = 'clean'
