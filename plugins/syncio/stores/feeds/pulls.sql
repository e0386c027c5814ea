-- What is on record of clients' pulls; of those that failed, the ones since the books were read to their end. And what was put
-- on record of the feed last, with the hours that the client has of its own.
SELECT k.id AS client, k.added, complete.finished AS complete, failed.refused, failed.broken, newest.feed, t.value AS hours
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
LEFT JOIN LATERAL (SELECT feed FROM feed_status s WHERE s.client = k.id ORDER BY s.id DESC LIMIT 1) newest ON true
LEFT JOIN threshold t ON t.client = k.id AND t.rule = 'stale_feed' AND t.name = 'hours'
WHERE k.id = coalesce(%(client)s, k.id)
