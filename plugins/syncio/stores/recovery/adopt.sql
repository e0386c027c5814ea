-- FactorS's copy becomes the approved copy.
INSERT INTO approved (record, n, content_hash, balance_n, balance_hash, since)
VALUES (%(record)s, %(n)s, %(content_hash)s, %(balance_n)s, %(balance_hash)s, clock_timestamp())
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, content_hash = excluded.content_hash, balance_n = excluded.balance_n,
    balance_hash = excluded.balance_hash, since = excluded.since
