-- Invoices and credit notes whose newest version is not the approved copy, and not about to become it.
WITH standing AS (
    SELECT EXISTS (SELECT FROM standing_policy p WHERE p.client = %(client)s) AS passes
), pending AS MATERIALIZED (
    SELECT record, class, after_hash FROM pending_release WHERE client = %(client)s
), candidate AS (
    SELECT h.record, h.external_id, h.n, h.content_hash, h.balance_hash, h.status, h.debtor, a.n AS before_n,
           a.content_hash AS before_hash, a.balance_n AS before_balance_n, a.balance_hash AS before_balance,
           h.content_hash IS NOT DISTINCT FROM a.content_hash AS same_content
    FROM head h
    LEFT JOIN approved a ON a.record = h.record
    CROSS JOIN standing
    WHERE h.client = %(client)s AND h.kind IN ('receivable', 'credit_note')
      AND (h.status IN ('authorised', 'paid') OR a.record IS NOT NULL)
      AND (h.content_hash IS DISTINCT FROM a.content_hash
           OR (h.balance_hash IS DISTINCT FROM a.balance_hash AND NOT standing.passes))
)
SELECT c.record, c.external_id, c.status, c.before_n, c.before_hash, c.before_balance_n, c.before_balance, c.n,
       c.content_hash, c.balance_hash, d.record AS debtor_record, d.n AS debtor_n, coalesce(d.name, '') AS debtor_name,
       c.same_content, was.doc AS before_doc, was.origin AS before_origin, held.balance AS before_balance_doc,
       now.doc AS after_doc, now.origin AS after_origin, now.balance AS after_balance_doc,
       f.funded_at, f.amount AS funded_amount, coalesce(at_funding.doc, was.doc) AS snapshot_doc
FROM candidate c
-- LIMIT, as the planner cannot know how few candidates there are, and would read every version there is for them.
JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = c.n LIMIT 1) now ON true
LEFT JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = c.before_n LIMIT 1) was ON true
LEFT JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = c.before_balance_n LIMIT 1) held ON true
LEFT JOIN debtor d ON d.client = %(client)s AND d.external_id = c.debtor
LEFT JOIN funding f ON f.client = %(client)s AND f.external_id = c.external_id
LEFT JOIN LATERAL (
    -- What FactorS held when it funded, both by its own clock.
    SELECT v.doc FROM release r
    JOIN release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
    JOIN version v ON v.record = r.record AND v.n = r.after_n
    WHERE r.record = c.record AND r.class = 'content' AND f.funded_at IS NOT NULL
    ORDER BY o.applied > f.funded_at, abs(extract(epoch FROM o.applied - f.funded_at)) LIMIT 1
) at_funding ON true
-- A newer version that could not be read is newer all the same: what was read before it is not what is there.
WHERE NOT EXISTS (SELECT FROM quarantine q WHERE q.client = %(client)s AND q.external_id = c.external_id)
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
