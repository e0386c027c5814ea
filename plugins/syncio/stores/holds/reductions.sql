-- What of a client differs from FactorS's copy, or is a credit note that FactorS does not have of a debtor that it has
-- invoices of: whether any of it has become less, `domain.hold` says.
WITH moved AS MATERIALIZED (
    SELECT h.record, h.external_id, h.n, h.kind, h.status, h.currency, h.total, h.due, a.n AS before_n,
           a.balance_n AS before_balance_n
    FROM head h
    LEFT JOIN approved a ON a.record = h.record
    WHERE h.client = %(client)s
      AND CASE h.kind
          WHEN 'receivable' THEN a.record IS NOT NULL
          WHEN 'credit_note' THEN h.status IN ('authorised', 'paid') AND h.due > 0
          ELSE false END
      AND (h.content_hash IS DISTINCT FROM a.content_hash OR h.balance_hash IS DISTINCT FROM a.balance_hash)
      AND (a.record IS NOT NULL OR h.debtor IN (
          SELECT o.debtor FROM head o JOIN approved b ON b.record = o.record
          WHERE o.client = %(client)s AND o.kind = 'receivable'))
)
SELECT m.record, m.external_id, m.kind, m.status, m.n, m.before_n, m.before_balance_n, m.currency, m.total, m.due,
       (now.balance::json ->> 'credited')::numeric AS credited, was.state AS held_state, was.currency AS held_currency,
       was.total AS held_total, left_over.credited AS held_credited, left_over.due AS held_due
FROM moved m
-- LIMIT, as the planner cannot know how few have moved, and would read every version there is for them.
JOIN LATERAL (SELECT v.balance FROM version v WHERE v.record = m.record AND v.n = m.n LIMIT 1) now ON true
LEFT JOIN LATERAL (
    -- Lines come last in a document, and take longest to read.
    SELECT said.* FROM version v, json_to_record((split_part(v.doc, ',"lines":[', 1) || '}')::json)
        AS said (state text, currency text, total numeric)
    WHERE v.record = m.record AND v.n = m.before_n LIMIT 1
) was ON true
LEFT JOIN LATERAL (
    SELECT said.* FROM version v, json_to_record(v.balance::json) AS said (credited numeric, due numeric)
    WHERE v.record = m.record AND v.n = m.before_balance_n LIMIT 1
) left_over ON true
ORDER BY m.record
