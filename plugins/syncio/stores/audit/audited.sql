-- The tables whose triggers leave notes, and those that once did.
WITH watched AS (
    SELECT tgrelid, count(*) FILTER (WHERE tgenabled IN ('O', 'A')) AS triggers,
           max(split_part(encode(tgargs, 'escape'), '\000', 1)) FILTER (WHERE tgname = 'audited_insert') AS of
    FROM pg_trigger WHERE tgname IN ('audited_insert', 'audited_update', 'audited_delete', 'audited_truncate')
    GROUP BY tgrelid
)
SELECT c.relname AS table, coalesce(w.of, 'r.client') AS of, k.key, coalesce(w.triggers = 4, false) AS watched
FROM pg_class c
LEFT JOIN watched w ON w.tgrelid = c.oid
CROSS JOIN LATERAL (
    SELECT array_agg(n.attname::text ORDER BY n.attnum) AS key
    FROM pg_index i JOIN pg_attribute n ON n.attrelid = i.indrelid AND n.attnum = ANY(i.indkey)
    WHERE i.indrelid = c.oid AND i.indisprimary
) k
WHERE c.relnamespace = 'syncio'::regnamespace AND c.relkind = 'r'
  AND (w.tgrelid IS NOT NULL OR EXISTS (SELECT FROM audit a WHERE a.kind = c.relname))
ORDER BY c.relname
