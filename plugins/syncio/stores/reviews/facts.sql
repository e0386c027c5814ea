SELECT r.id, r.client, c.name AS client_name, r.hash, r.deadline, z.at AS closed, z.reason, z.by_user, z.outcome,
       z.review IS NULL AND coalesce(r.deadline <= clock_timestamp(), false) AS overdue
FROM review r
JOIN client c ON c.id = r.client
LEFT JOIN closing z ON z.review = r.id
WHERE r.id = %(review)s
