-- What is not approved when the replay begins: drafts are in front of nobody.
INSERT INTO change (review, record, type, before_hash, before_balance, after_hash, after_balance)
SELECT 0, h.record, CASE WHEN h.content_hash = a.content_hash THEN 'balance' ELSE 'changed' END, a.content_hash,
       a.balance_hash, h.content_hash, h.balance_hash
FROM head h LEFT JOIN approved a ON a.record = h.record
WHERE h.kind IN ('receivable', 'credit_note') AND (h.status IN ('authorised', 'paid') OR a.record IS NOT NULL)
  AND (h.content_hash IS DISTINCT FROM a.content_hash OR h.balance_hash IS DISTINCT FROM a.balance_hash)
UNION ALL
SELECT 0, d.record, 'changed', a.content_hash, NULL, d.content_hash, NULL
FROM debtor d JOIN approved a ON a.record = d.record WHERE d.content_hash <> a.content_hash
