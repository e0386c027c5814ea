SELECT v.page, p.stream, r.external_id, v.n, v.off, v.len, v.raw_hash, v.content_hash, v.balance_hash
FROM (
    SELECT record, external_id FROM head WHERE client = %(client)s
    UNION ALL
    SELECT record, external_id FROM debtor WHERE client = %(client)s
) r
JOIN version v ON v.record = r.record
LEFT JOIN page p ON p.id = v.page
ORDER BY v.page, v.off
