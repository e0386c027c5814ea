SELECT min(a.no)
FROM audit a, string_to_table(a.body, E'\n') AS l (line)
WHERE a.client = %(client)s AND a.kind = %(kind)s AND l.line IS JSON OBJECT
  AND (l.line::json ->> 'id')::bigint = %(id)s
