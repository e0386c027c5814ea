-- What was put on record of clients' feeds last, and whether FactorS is known to have it.
SELECT k.id AS client, k.name, s.id, s.feed, s.since, s.reason, t.status IS NOT NULL AS told
FROM client k
JOIN LATERAL (SELECT * FROM feed_status WHERE client = k.id ORDER BY id DESC LIMIT 1) s ON true
LEFT JOIN feed_told t ON t.status = s.id
WHERE k.id = coalesce(%(client)s, k.id)
ORDER BY k.name
