-- What is pending of the records whose heads are locked, now that nobody can move them.
-- current: the head is still what was released, the approved copy what was shown before, and funded what was shown as
-- funded: the flags rest on that, and FactorS may not have answered when it was compared or released. intact: the staged texts
-- hash to it. held_balance: what FactorS was confirmed to have, which may have moved since the content was shown. A standing
-- approval covers nothing once it is revoked, where a newer version cannot be read, or credit on what is funded meanwhile.
SELECT r.id, r.push_id, r.hash, p.hash AS policy, r.class AS push_class, r.record, r.external_id,
       r.before_hash, a.balance_hash AS held_balance, r.after_hash,
       coalesce(r.after_balance, v.balance_hash) AS after_balance,
       was.doc AS before_doc, held.balance AS held_balance_doc, v.doc, v.balance, d.doc AS debtor_doc,
       coalesce(coalesce(h.content_hash, debtor.content_hash) = r.after_hash, false)
           AND a.content_hash IS NOT DISTINCT FROM r.before_hash
           AND (r.class <> 'balance' OR coalesce(h.balance_hash = r.after_balance
                AND a.balance_hash = r.before_balance AND a.content_hash = r.after_hash, false))
           AND (c.subject IS DISTINCT FROM 'invoice'
                OR (f.funded_at, f.amount) IS NOT DISTINCT FROM (c.funded_at, c.funded))
           AND (m.release IS NULL OR (f.funded_at, f.amount) IS NOT DISTINCT FROM (m.funded_at, m.funded))
           AND revoked.policy IS NULL
           AND (r.policy IS NULL OR NOT EXISTS (
                SELECT FROM quarantine q WHERE q.client = r.client AND q.external_id = r.external_id))
           AND NOT (r.policy IS NOT NULL AND r.class = 'balance' AND f.external_id IS NOT NULL
                    AND credited_more(r.record, r.after_n, a.balance_n)) AS current,
       sha256(convert_to(v.doc, 'UTF8')) = r.after_hash
           AND (r.after_balance IS NULL OR sha256(convert_to(v.balance, 'UTF8')) = r.after_balance)
           AND (d.doc IS NULL OR sha256(convert_to(d.doc, 'UTF8')) = d.content_hash) AS intact
FROM (SELECT DISTINCT ON (record) * FROM pending_release
      WHERE record = ANY(%(records)s::bigint[]) ORDER BY record, id) AS r
JOIN version v ON v.record = r.record AND v.n = r.after_n
LEFT JOIN version was ON was.record = r.record AND was.n = r.before_n
LEFT JOIN head h ON h.record = r.record
LEFT JOIN debtor ON debtor.record = r.record
LEFT JOIN approved a ON a.record = r.record
LEFT JOIN version held ON held.record = r.record AND held.n = a.balance_n
LEFT JOIN policy p ON p.id = r.policy
LEFT JOIN policy_revocation revoked ON revoked.policy = r.policy
LEFT JOIN automatic m ON m.release = r.id
LEFT JOIN change c ON c.id = r.change
LEFT JOIN funding f ON f.client = r.client AND f.external_id = r.external_id
LEFT JOIN approved known ON known.record = r.debtor_record
LEFT JOIN version d ON d.record = r.debtor_record AND d.n = r.debtor_n AND known.record IS NULL
ORDER BY r.id
