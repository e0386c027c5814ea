-- Clients of whom something may have become less since they were looked at: holds stand; or a pull has staged something, or
-- did not end and may have; or a push has moved FactorS's copies, perhaps to less than the newest version.
SELECT k.name
FROM client k
LEFT JOIN hold_look l ON l.client = k.id
WHERE l.moved <> l.seen
   OR EXISTS (SELECT FROM standing_hold s WHERE s.client = k.id)
   OR EXISTS (SELECT FROM sync_run r
              WHERE r.client = k.id AND r.id > coalesce(l.run, 0) AND (r.status <> 'COMPLETED' OR r.created + r.updated > 0))
ORDER BY k.name
