SELECT r.id AS review, k.name AS client, r.opened, r.deadline, n.undecided, n.blocked
FROM review r
JOIN client k ON k.id = r.client
LEFT JOIN closing z ON z.review = r.id
LEFT JOIN escalation e ON e.review = r.id
CROSS JOIN LATERAL (
    SELECT count(*) AS undecided, count(*) FILTER (WHERE c.severity = 'block') AS blocked
    FROM change c
    JOIN change_state s ON s.change = c.id
    WHERE c.review = r.id AND s.state = 'undecided'
) n
WHERE z.review IS NULL AND e.review IS NULL AND r.escalation <= clock_timestamp() AND r.deadline > clock_timestamp()
ORDER BY r.deadline, r.id
