SELECT h.record, v.doc
FROM unnest(%(records)s::bigint[]) AS r (record)
JOIN head h ON h.record = r.record
JOIN version v ON v.record = h.record AND v.n = h.n
