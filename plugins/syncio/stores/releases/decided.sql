-- Every approved row of a review, with all that is checked again before it is released.
SELECT c.id, k.name AS client_name, w.rules_version, c.record, c.external_id, c.subject, c.type, c.before_n,
       c.before_hash, c.before_balance_n, c.before_balance, c.after_n, c.after_hash, c.after_balance,
       c.debtor_record, c.debtor_n, c.flags, c.hash,
       EXISTS (SELECT FROM release r WHERE r.change = c.id) AS released,
       (SELECT count(DISTINCT p.authority) FROM approval p WHERE p.change = c.id) AS approvals,
       EXISTS (SELECT FROM decision d WHERE d.change = c.id AND d.verdict = 'reject') AS rejected,
       EXISTS (SELECT FROM superseded s WHERE s.change = c.id) AS superseded,
       coalesce(h.content_hash, debtor.content_hash) = c.after_hash
           AND a.content_hash IS NOT DISTINCT FROM c.before_hash
           AND (c.type <> 'balance' OR (h.balance_hash = c.after_balance AND a.balance_hash = c.before_balance)) AS current,
       sha256(convert_to(v.doc, 'UTF8')) = c.after_hash
           AND (c.after_balance IS NULL OR sha256(convert_to(v.balance, 'UTF8')) = c.after_balance)
           AND (c.before_hash IS NULL OR sha256(convert_to(was.doc, 'UTF8')) = c.before_hash)
           AND (c.before_balance IS NULL OR sha256(convert_to(held.balance, 'UTF8')) = c.before_balance)
           AND (c.debtor_record IS NULL OR sha256(convert_to(d.doc, 'UTF8')) = d.content_hash) AS intact
FROM change c
JOIN change_state s ON s.change = c.id AND s.state = 'approved'
JOIN review w ON w.id = c.review
JOIN client k ON k.id = c.client
LEFT JOIN version v ON v.record = c.record AND v.n = c.after_n
LEFT JOIN version was ON was.record = c.record AND was.n = c.before_n
LEFT JOIN version held ON held.record = c.record AND held.n = c.before_balance_n
LEFT JOIN version d ON d.record = c.debtor_record AND d.n = c.debtor_n
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor ON c.subject = 'debtor' AND debtor.record = c.record
LEFT JOIN approved a ON a.record = c.record
WHERE c.review = %(review)s
ORDER BY c.no
