SELECT d.record, d.n, v.doc
FROM debtor d
JOIN version v ON v.record = d.record AND v.n = d.n
LEFT JOIN party p ON p.record = d.record
WHERE d.client = %(client)s AND p.n IS DISTINCT FROM d.n
