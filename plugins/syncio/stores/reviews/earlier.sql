WITH this AS MATERIALIZED (
    SELECT id, record, coalesce(debtor_record, record) AS debtor FROM change WHERE id = %(change)s
), other AS (
    SELECT 'same' AS about, c.id FROM this JOIN change c ON c.record = this.record AND c.id <> this.id
    UNION ALL
    SELECT 'debtor', c.id
    FROM this JOIN change c ON c.debtor_record = this.debtor OR c.record = this.debtor
    WHERE c.record <> this.record
), said AS (
    SELECT o.about, d.*, row_number() OVER (PARTITION BY o.about ORDER BY d.id DESC) AS place
    FROM other o JOIN decision d ON d.change = o.id
)
SELECT s.about, c.review, c.type, c.number, c.currency, trim_scale(c.amount_before) AS amount_before,
       trim_scale(c.amount_after) AS amount_after, c.severity, s.user_name AS user, s.on_behalf_of, s.verdict, s.reason,
       s.at
FROM said s
JOIN change c ON c.id = s.change
WHERE s.place <= %(most)s
ORDER BY s.about DESC, s.place
