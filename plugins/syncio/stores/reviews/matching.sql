SELECT EXISTS (SELECT FROM review WHERE id = %(review)s) AS visible, count(*) AS total,
       (array_agg(c.id ORDER BY c.no))[%(offset)s::int + 1 : %(offset)s::int + %(limit)s::int] AS ids
FROM change c
JOIN change_state s ON s.change = c.id
WHERE c.review = %(review)s
  AND (%(state)s = '' OR s.state = %(state)s)
  AND (%(severity)s = '' OR c.severity = %(severity)s)
  AND (%(type)s = '' OR c.type = %(type)s)
  AND (%(text)s = ''
       OR position(lower(%(text)s) IN lower(concat_ws(chr(10), c.number, c.debtor_name, c.external_id))) > 0)
