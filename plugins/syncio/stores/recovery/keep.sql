-- A version that the source no longer shows, as FactorS holds it. It is older than all that were pulled: 0, -1, ...
INSERT INTO version (record, n, seen, content_hash, balance_hash, raw_hash, page, off, len, doc, balance, origin)
SELECT %(record)s, least(min(n), 1) - 1, clock_timestamp(), %(content_hash)s, %(balance_hash)s, sha256(%(raw)s::bytea),
       %(page)s, 0, octet_length(%(raw)s::bytea), %(doc)s, %(balance)s, %(origin)s
FROM version WHERE record = %(record)s
RETURNING n
