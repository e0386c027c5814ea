-- Rows of a table that are not what the trail told of them last. A column that was added since is none of the trail's.
WITH told AS (
    SELECT DISTINCT ON (client, key) client, key, no, line::text AS line, gone
    FROM (
        SELECT a.client, a.no, l.place, l.line::json AS line, ARRAY[{told}] AS key,
               a.did IN ('changed from', 'altered from', 'removed', 'erased') AS gone
        FROM audit a, string_to_table(a.body, E'\n') WITH ORDINALITY AS l (line, place)
        WHERE a.kind = %(kind)s AND l.line IS JSON OBJECT
    ) s
    ORDER BY client, key, no DESC, place DESC
), found AS (
    SELECT coalesce({of}, 0) AS client, ARRAY[{found}] AS key, row_to_json(r)::text AS line FROM {table} r
)
SELECT client, no, key, CASE WHEN NOT gone THEN told.line END AS told, found.line AS found
FROM told FULL JOIN found USING (client, key)
WHERE CASE WHEN found.line IS NULL THEN NOT gone
           WHEN told.line IS NULL OR gone THEN true
           WHEN told.line = found.line THEN false
           ELSE EXISTS (SELECT FROM jsonb_each(told.line::jsonb) AS t
                        WHERE t.value::text IS DISTINCT FROM (found.line::jsonb -> t.key)::text) END
ORDER BY client, key
