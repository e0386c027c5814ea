-- Candidates with their documents. One whose head or approved copy has moved since it was found is left for the next time.
SELECT h.record, h.external_id, h.status, a.n AS before_n, a.content_hash AS before_hash,
       a.balance_n AS before_balance_n, a.balance_hash AS before_balance, h.n, h.content_hash, h.balance_hash,
       d.record AS debtor_record, d.n AS debtor_n, coalesce(d.name, '') AS debtor_name,
       h.content_hash IS NOT DISTINCT FROM a.content_hash AS same_content,
       was.doc AS before_doc, was.origin AS before_origin, held.balance AS before_balance_doc,
       now.doc AS after_doc, now.origin AS after_origin, now.balance AS after_balance_doc,
       f.funded_at, f.amount AS funded_amount, at_funding.doc AS snapshot_doc, settled.balance AS snapshot_balance_doc,
       first.origin AS first_origin
FROM unnest(%(records)s::bigint[], %(ns)s::int[], %(before_ns)s::int[], %(first_ns)s::int[])
    AS c (record, n, before_n, first_n)
JOIN head h ON h.record = c.record AND h.n = c.n
LEFT JOIN approved a ON a.record = c.record
JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = c.n LIMIT 1) now ON true
LEFT JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = c.before_n LIMIT 1) was ON true
LEFT JOIN LATERAL (SELECT * FROM version v WHERE v.record = c.record AND v.n = a.balance_n LIMIT 1) held ON true
LEFT JOIN LATERAL (
    SELECT v.origin FROM version v WHERE v.record = c.record AND v.n = c.first_n AND c.first_n < c.n LIMIT 1
) first ON true
LEFT JOIN debtor d ON d.client = h.client AND d.external_id = h.debtor
LEFT JOIN funding f ON f.client = h.client AND f.external_id = h.external_id
LEFT JOIN LATERAL (
    -- What FactorS held when it funded, both by its own clock.
    SELECT v.doc FROM release r
    JOIN release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
    JOIN version v ON v.record = r.record AND v.n = r.after_n
    WHERE r.record = c.record AND r.class = 'content' AND f.funded_at IS NOT NULL
    ORDER BY o.applied > f.funded_at, abs(extract(epoch FROM o.applied - f.funded_at)) LIMIT 1
) at_funding ON true
LEFT JOIN LATERAL (
    SELECT v.balance FROM release r
    JOIN release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
    JOIN version v ON v.record = r.record AND v.n = r.after_n
    WHERE r.record = c.record AND r.class IN ('content', 'balance') AND f.funded_at IS NOT NULL
    ORDER BY o.applied > f.funded_at, abs(extract(epoch FROM o.applied - f.funded_at)) LIMIT 1
) settled ON true
WHERE a.n IS NOT DISTINCT FROM c.before_n
