UPDATE debtor d
SET n = u.n, raw_hash = u.raw_hash, content_hash = u.content_hash, name = u.name, seen = u.seen
FROM incoming_debtor u
WHERE d.record = u.record AND d.n = u.n - 1
