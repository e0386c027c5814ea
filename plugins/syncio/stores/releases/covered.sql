-- Balances that moved while the content stayed the approved one, of clients whose standing approval is in force.
SELECT h.client, standing.id AS policy, standing.hash AS policy_hash, h.record, h.external_id, a.n AS before_n,
       a.content_hash AS before_hash, a.balance_n AS before_balance_n, a.balance_hash AS before_balance,
       h.n AS after_n, h.content_hash AS after_hash, h.balance_hash AS after_balance
FROM standing_policy standing
JOIN client k ON k.id = standing.client AND k.name = coalesce(%(client)s, k.name)
JOIN head h ON h.client = standing.client
JOIN approved a ON a.record = h.record
WHERE h.kind IN ('receivable', 'credit_note') AND h.status IN ('authorised', 'paid')
  AND h.content_hash = a.content_hash AND h.balance_hash <> a.balance_hash
  AND NOT (EXISTS (SELECT FROM funding f WHERE f.client = h.client AND f.external_id = h.external_id)
           AND credited_more(h.record, h.n, a.balance_n))
  AND NOT EXISTS (SELECT FROM pending_release p WHERE p.record = h.record)
  -- A newer version that could not be read is newer all the same.
  AND NOT EXISTS (SELECT FROM quarantine q WHERE q.client = h.client AND q.external_id = h.external_id)
  -- What people have before them, have approved and is on its way, or have rejected just so, is theirs, reopened or not.
  AND NOT EXISTS (
        SELECT FROM change c
        JOIN change_state s ON s.change = c.id
        LEFT JOIN closing ON closing.review = c.review
        WHERE c.record = h.record AND c.type = 'balance'
          AND CASE s.state
                  WHEN 'undecided' THEN closing.review IS NULL
                  WHEN 'approved' THEN closing.review IS NULL
                       OR (c.after_balance = h.balance_hash AND closing.outcome = 'release'
                           AND NOT EXISTS (SELECT FROM released_review d WHERE d.review = c.review))
                  WHEN 'rejected' THEN c.before_hash = a.content_hash AND c.before_balance = a.balance_hash
                       AND c.after_hash = h.content_hash AND c.after_balance = h.balance_hash
                  ELSE false END)
ORDER BY h.client, h.record
