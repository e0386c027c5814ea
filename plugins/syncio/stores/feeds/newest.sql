-- The newest status of a client's feed, or of each client's, and whether FactorS is known to have it.
SELECT DISTINCT ON (k.name) s.id, k.name AS client, s.feed, s.since, s.reason, t.status IS NOT NULL AS told
FROM feed_status s
JOIN client k ON k.id = s.client
LEFT JOIN feed_told t ON t.status = s.id
WHERE s.client = coalesce(%(client)s, s.client)
ORDER BY k.name, s.id DESC
