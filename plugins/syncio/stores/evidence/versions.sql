-- The versions that a review's changes name, page by page, and where each stands in its page.
SELECT v.page, k.source, coalesce(p.stream, ''), v.record, v.n, v.off, v.len, v.doc, v.balance
FROM (
    SELECT client, record, before_n AS n FROM change WHERE review = %(review)s
    UNION SELECT client, record, before_balance_n FROM change WHERE review = %(review)s
    UNION SELECT client, record, after_n FROM change WHERE review = %(review)s
    UNION SELECT client, debtor_record, debtor_n FROM change WHERE review = %(review)s
) c
JOIN client k ON k.id = c.client
JOIN version v ON v.record = c.record AND v.n = c.n
LEFT JOIN page p ON p.id = v.page
ORDER BY v.page, v.record, v.n
