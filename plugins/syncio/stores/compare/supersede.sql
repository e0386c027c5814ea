-- Rows of a review that no longer say what is there: a newer version came (whether or not it could be read), FactorS's
-- copy moved, or what is funded did, on which the flags rest. A rejected row stays rejected.
INSERT INTO superseded (change, client)
SELECT c.id, c.client
FROM change c
JOIN change_state s ON s.change = c.id AND s.state IN ('undecided', 'approved')
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor d ON c.subject = 'debtor' AND d.record = c.record
LEFT JOIN approved a ON a.record = c.record
LEFT JOIN funding f ON c.subject = 'invoice' AND f.client = c.client AND f.external_id = c.external_id
WHERE c.review = %(review)s
  AND (coalesce(h.content_hash, d.content_hash) <> c.after_hash
       OR (c.type = 'balance' AND h.balance_hash <> c.after_balance)
       OR a.content_hash IS DISTINCT FROM c.before_hash
       OR (c.type = 'balance' AND a.balance_hash IS DISTINCT FROM c.before_balance)
       OR (f.funded_at, f.amount) IS DISTINCT FROM (c.funded_at, c.funded)
       OR EXISTS (SELECT FROM quarantine q WHERE q.client = c.client AND q.external_id = c.external_id))
ON CONFLICT DO NOTHING
