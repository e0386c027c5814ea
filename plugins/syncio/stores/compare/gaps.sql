-- Numbers missing from the sequences of new invoices, each with the first invoice of its sequence that came once the number
-- had been missing for so long. What came with the client's history is not looked at, nor what lies so far apart that
-- another range of numbers has begun.
WITH asked AS MATERIALIZED (
    SELECT h.record, rtrim(h.number, '0123456789') AS prefix
    FROM unnest(%(records)s::bigint[]) AS r (record) JOIN head h ON h.record = r.record
), numbered AS MATERIALIZED (
    SELECT h.record, h.number, s.prefix, substr(h.number, 1 + length(s.prefix)) AS digits,
           lag(h.record) OVER (PARTITION BY s.prefix ORDER BY h.record) AS previous
    FROM head h
    CROSS JOIN LATERAL (SELECT rtrim(h.number, '0123456789') AS prefix) s
    WHERE h.client = %(client)s AND h.kind = 'receivable' AND h.issue_date > %(today)s - 62
      AND s.prefix IN (SELECT prefix FROM asked) AND length(h.number) - length(s.prefix) BETWEEN 1 AND 15
), spaced AS (
    SELECT numbered.*, lag(number) OVER by_number AS below, lag(digits::bigint) OVER by_number + 1 AS first_missing
    FROM numbered WINDOW by_number AS (PARTITION BY prefix ORDER BY digits::bigint, record)
), gap AS (
    SELECT s.prefix, s.below, s.number AS above, m.missing, first.seen + make_interval(days => %(days)s) AS ripe
    FROM spaced s
    JOIN version first ON first.record = s.record AND first.n = 1 AND first.seen > %(baseline)s
    CROSS JOIN LATERAL (
        -- An invoice with such a number may be older than those looked at.
        SELECT count(*) AS missing FROM generate_series(s.first_missing, s.digits::bigint - 1) AS value
        WHERE NOT EXISTS (SELECT FROM head x WHERE x.client = %(client)s AND x.kind IN ('receivable', 'credit_note')
                          AND x.number = s.prefix || lpad(value::text, greatest(length(s.digits), length(value::text)), '0'))
    ) m
    WHERE s.digits::bigint - s.first_missing BETWEEN 1 AND 20 AND m.missing > 0
)
SELECT a.record, g.below, g.above, g.missing
FROM asked a
JOIN numbered n ON n.record = a.record
JOIN version arrived ON arrived.record = a.record AND arrived.n = 1
JOIN gap g ON g.prefix = a.prefix AND g.ripe <= arrived.seen
LEFT JOIN version before ON before.record = n.previous AND before.n = 1
WHERE before.seen IS NULL OR before.seen < g.ripe
ORDER BY a.record, g.above
