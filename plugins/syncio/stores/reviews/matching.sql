-- Largest amounts first, texts from A; what is equal stands in the order of the report. States are joined by change alone: by
-- review too, every change is held against every other where statistics are older than the review.
SELECT EXISTS (SELECT FROM review WHERE id = %(review)s) AS visible, count(*) AS total,
       (array_agg(c.id ORDER BY
            CASE %(sort)s::text WHEN 'number' THEN lower(c.number) WHEN 'debtor' THEN lower(c.debtor_name) END,
            CASE %(sort)s::text WHEN 'at_stake' THEN c.at_stake WHEN 'amount' THEN c.amount_after END DESC NULLS LAST,
            c.no))[%(offset)s::int + 1 : %(offset)s::int + %(limit)s::int] AS ids
FROM change c
JOIN change_state s ON s.change = c.id
WHERE c.review = %(review)s
  AND (%(state)s = '' OR s.state = %(state)s)
  AND (%(severity)s = '' OR c.severity = %(severity)s)
  AND (%(type)s = '' OR c.type = %(type)s)
  AND (%(rule)s = '' OR c.flags @> jsonb_build_array(jsonb_build_object('rule', %(rule)s::text)))
  AND (%(text)s = ''
       OR position(lower(%(text)s) IN lower(concat_ws(chr(10), c.number, c.debtor_name, c.external_id))) > 0)
