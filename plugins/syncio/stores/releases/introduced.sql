-- Debtors that went in with an invoice: the version that FactorS holds is the approved copy from here on.
INSERT INTO approved (record, n, content_hash, balance_n, since)
SELECT d.record, v.n, v.content_hash, v.n, clock_timestamp()
FROM unnest(%(ids)s::text[], %(hashes)s::bytea[]) AS held (external_id, hash)
JOIN debtor d ON d.client = %(client)s AND d.external_id = held.external_id
JOIN LATERAL (SELECT n, content_hash FROM version
              WHERE record = d.record AND content_hash = held.hash ORDER BY n DESC LIMIT 1) AS v ON true
ORDER BY d.record
ON CONFLICT (record) DO NOTHING
