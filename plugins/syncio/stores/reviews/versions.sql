SELECT s.role, v.n, v.seen, encode(v.content_hash, 'hex') AS hash, c.subject, v.doc, v.origin, b.balance,
       c.funded_at, trim_scale(c.funded) AS funded
FROM change c
LEFT JOIN version_at_funding f ON f.change = c.id
CROSS JOIN LATERAL (
    VALUES (1, 'funded', f.n, f.n), (2, 'before', c.before_n, c.before_balance_n), (3, 'after', c.after_n, c.after_n)
) s (place, role, n, balance_n)
JOIN version v ON v.record = c.record AND v.n = s.n
LEFT JOIN version b ON b.record = c.record AND b.n = s.balance_n
WHERE c.id = %(change)s AND c.review = %(review)s
ORDER BY s.place
