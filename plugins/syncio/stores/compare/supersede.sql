-- Rows of the open review that no longer say what is there: a newer version came, or FactorS's copy moved. A rejected
-- row stays rejected.
INSERT INTO superseded (change, client)
SELECT c.id, c.client
FROM change c
JOIN change_state s ON s.change = c.id AND s.state IN ('undecided', 'approved')
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor d ON c.subject = 'debtor' AND d.record = c.record
LEFT JOIN approved a ON a.record = c.record
WHERE c.review = %(review)s
  AND (coalesce(h.content_hash, d.content_hash) <> c.after_hash
       OR (c.type = 'balance' AND h.balance_hash <> c.after_balance)
       OR a.content_hash IS DISTINCT FROM c.before_hash
       OR (c.type = 'balance' AND a.balance_hash IS DISTINCT FROM c.before_balance))
ON CONFLICT DO NOTHING
