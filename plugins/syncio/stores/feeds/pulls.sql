-- What is on record of a client's pulls; of those that failed, the ones since its books were read to their end.
SELECT k.added, complete.finished AS complete, failed.refused, failed.broken
FROM client k
LEFT JOIN LATERAL (
    SELECT finished FROM sync_run r WHERE r.client = k.id AND r.status = 'COMPLETED' ORDER BY r.id DESC LIMIT 1
) complete ON true
LEFT JOIN LATERAL (
    SELECT id FROM sync_run r WHERE r.client = k.id AND r.status IN ('COMPLETED', 'PARTIAL') ORDER BY r.id DESC LIMIT 1
) good ON true
LEFT JOIN LATERAL (
    SELECT min(started) FILTER (WHERE error = %(refusal)s) AS refused,
           min(started) FILTER (WHERE error <> %(refusal)s AND error <> ALL(%(passing)s)) AS broken
    FROM sync_run r WHERE r.client = k.id AND r.id > coalesce(good.id, 0) AND r.status = 'FAILED'
) failed ON true
WHERE k.id = %(client)s
