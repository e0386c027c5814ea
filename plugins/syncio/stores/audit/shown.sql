-- Rows of reviews as they were shown, review by review in the order of the report, with the review's own hash.
SELECT r.client AS client_id, c.review, r.hash AS review_hash, c.id, k.name AS client_name, r.rules_version, c.record,
       c.external_id, c.subject, c.type, c.before_n, c.before_hash, c.before_balance_n, c.before_balance, c.after_n,
       c.after_hash, c.after_balance, c.debtor_record, c.debtor_n, c.flags, c.hash
FROM change c
JOIN review r ON r.id = c.review
JOIN client k ON k.id = r.client
WHERE c.review = coalesce(%(review)s, c.review)
ORDER BY c.review, c.no
