-- Debtors that FactorS knows, and whose newest version is not the approved copy.
SELECT d.record, d.external_id, a.n AS before_n, a.content_hash AS before_hash, d.n, d.content_hash,
       was.doc AS before_doc, now.doc AS after_doc
FROM debtor d
JOIN approved a ON a.record = d.record
JOIN version was ON was.record = d.record AND was.n = a.n
JOIN version now ON now.record = d.record AND now.n = d.n
WHERE d.client = %(client)s AND d.content_hash <> a.content_hash
  AND NOT EXISTS (SELECT FROM quarantine q WHERE q.client = d.client AND q.external_id = d.external_id)
  AND NOT EXISTS (SELECT FROM pending_release p WHERE p.record = d.record AND p.after_hash = d.content_hash)
  AND NOT EXISTS (
        SELECT FROM change x JOIN decision v ON v.change = x.id AND v.verdict = 'reject'
        WHERE x.record = d.record AND x.before_hash = a.content_hash AND x.after_hash = d.content_hash
          AND NOT EXISTS (SELECT FROM reopening o WHERE o.change = x.id))
  AND NOT EXISTS (
        SELECT FROM change x
        JOIN change_state s ON s.change = x.id
        LEFT JOIN closing k ON k.review = x.review
        LEFT JOIN released_review r ON r.review = x.review
        WHERE x.record = d.record AND s.state <> 'superseded' AND x.after_hash = d.content_hash
          AND (k.review IS NULL OR (k.outcome = 'release' AND s.state = 'approved' AND r.review IS NULL)))
