-- How many releases of each client stand where.
SELECT k.name AS client, count(*) FILTER (WHERE o.release IS NULL) AS pending,
       count(*) FILTER (WHERE o.outcome = 'pushed') AS pushed,
       count(*) FILTER (WHERE o.outcome = 'withdrawn' AND f.release IS NULL) AS withdrawn,
       count(*) FILTER (WHERE o.outcome = 'withdrawn' AND f.release IS NOT NULL) AS refused,
       min(r.at) FILTER (WHERE o.release IS NULL) AS pending_since
FROM release r
JOIN client k ON k.id = r.client AND k.name = coalesce(%(client)s, k.name)
LEFT JOIN release_outcome o ON o.release = r.id
LEFT JOIN (SELECT DISTINCT release FROM push_failure) f ON f.release = r.id
GROUP BY k.name
ORDER BY k.name
