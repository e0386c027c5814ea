SELECT r.id, r.client, c.name AS client_name, r.hash, z.at AS closed, z.reason, z.by_user, z.outcome
FROM review r
JOIN client c ON c.id = r.client
LEFT JOIN closing z ON z.review = r.id
WHERE r.id = %(review)s
