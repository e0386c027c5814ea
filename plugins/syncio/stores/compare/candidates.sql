-- Invoices and credit notes whose newest version is not the approved copy, and not about to become it.
WITH standing AS (
    SELECT EXISTS (SELECT FROM standing_policy p WHERE p.client = %(client)s) AS passes
), pending AS MATERIALIZED (
    SELECT record, class, after_hash FROM pending_release WHERE client = %(client)s
), candidate AS MATERIALIZED (
    SELECT h.record, h.external_id, h.n, h.content_hash, h.balance_hash, h.kind, h.status, h.number, h.debtor, h.currency,
           h.total, h.due, a.n AS before_n, a.content_hash AS before_hash, a.balance_n AS before_balance_n,
           a.balance_hash AS before_balance, h.content_hash IS NOT DISTINCT FROM a.content_hash AS same_content
    FROM head h
    LEFT JOIN approved a ON a.record = h.record
    WHERE h.client = %(client)s AND h.kind IN ('receivable', 'credit_note')
      AND (h.status IN ('authorised', 'paid') OR a.record IS NOT NULL)
      AND (h.content_hash IS DISTINCT FROM a.content_hash OR h.balance_hash IS DISTINCT FROM a.balance_hash)
)
SELECT c.record, c.n, c.before_n, c.kind = 'receivable' AS receivable, c.status IN ('voided', 'deleted') AS void,
       c.number, c.debtor, c.currency, c.total, c.due, c.same_content, first.n AS first_n, first.seen AS first_seen,
       was.number AS number_before, was.state AS state_before, was.debtor AS debtor_before,
       was.currency AS currency_before, was.total AS total_before, left_over.credited
FROM candidate c
CROSS JOIN standing
-- LIMIT, as the planner cannot know how few candidates there are, and would read every version there is for them.
LEFT JOIN LATERAL (
    -- Nothing is lent against a draft: it was first seen when it was none any more.
    SELECT v.n, v.seen FROM version v
    WHERE v.record = c.record AND v.n <= c.n
      AND (v.n = c.n OR v.n > 0 AND v.origin::json ->> 'status' NOT IN ('draft', 'submitted'))
    ORDER BY v.n LIMIT 1
) first ON true
LEFT JOIN LATERAL (
    -- Lines come last in a document, and take longest to read.
    SELECT said.*
    FROM version v, json_to_record((split_part(v.doc, ',"lines":[', 1) || '}')::json)
        AS said (number text, state text, debtor text, currency text, total numeric)
    WHERE v.record = c.record AND v.n = c.before_n AND NOT c.same_content LIMIT 1
) was ON true
LEFT JOIN LATERAL (
    SELECT (v.balance::json ->> 'credited')::numeric AS credited
    FROM version v WHERE v.record = c.record AND v.n = c.n AND c.status = 'paid' AND c.same_content LIMIT 1
) left_over ON true
WHERE NOT (c.same_content AND standing.passes AND NOT (
          EXISTS (SELECT FROM funding f WHERE f.client = %(client)s AND f.external_id = c.external_id)
          AND credited_more(c.record, c.n, c.before_balance_n))
      -- What was rejected and reopened is people's.
      AND NOT EXISTS (
          SELECT FROM reopening o JOIN change x ON x.id = o.change
          WHERE x.record = c.record AND x.after_hash = c.content_hash AND x.before_balance = c.before_balance
            AND x.after_balance = c.balance_hash))
  -- A newer version that could not be read is newer all the same: what was read before it is not what is there.
  AND NOT EXISTS (SELECT FROM quarantine q WHERE q.client = %(client)s AND q.external_id = c.external_id)
  AND NOT EXISTS (
        SELECT FROM pending p
        WHERE p.record = c.record AND (c.same_content OR (p.class = 'content' AND p.after_hash = c.content_hash)))
  AND NOT EXISTS (
        SELECT FROM change x JOIN decision v ON v.change = x.id AND v.verdict = 'reject'
        WHERE x.record = c.record AND x.before_hash IS NOT DISTINCT FROM c.before_hash AND x.after_hash = c.content_hash
          AND (NOT c.same_content OR (x.before_balance = c.before_balance AND x.after_balance = c.balance_hash))
          AND NOT EXISTS (SELECT FROM reopening o WHERE o.change = x.id))
  AND NOT EXISTS (
        -- In front of people, or approved by them and about to be released.
        SELECT FROM change x
        JOIN change_state s ON s.change = x.id
        LEFT JOIN closing k ON k.review = x.review
        LEFT JOIN released_review r ON r.review = x.review
        WHERE x.record = c.record AND s.state <> 'superseded' AND x.after_hash = c.content_hash
          AND (x.type <> 'balance' OR x.after_balance = c.balance_hash)
          AND (k.review IS NULL OR (k.outcome = 'release' AND s.state = 'approved' AND r.review IS NULL)))
