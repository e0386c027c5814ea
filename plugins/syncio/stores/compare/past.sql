-- The client's other invoices of the same debtor for about as much, from half a year before the candidate on: what shows
-- whether this debtor is billed so regularly, if only once a month. The latest twenty-four are enough.
WITH asked AS MATERIALIZED (
    SELECT h.record, h.debtor, h.currency, h.total, h.issue_date, (h.issue_date - date '2000-01-01') / 200 AS bucket
    FROM unnest(%(records)s::bigint[]) AS r (record) JOIN head h ON h.record = r.record
), theirs AS MATERIALIZED (
    SELECT o.record, o.debtor, o.currency, o.total, o.number, o.issue_date,
           (o.issue_date - date '2000-01-01') / 200 AS bucket
    FROM (SELECT DISTINCT debtor FROM asked) d
    CROSS JOIN LATERAL (
        SELECT * FROM head h WHERE h.debtor = d.debtor AND h.client = %(client)s AND h.kind = 'receivable' OFFSET 0
    ) o
    WHERE o.status IN ('authorised', 'paid', 'voided')
), ranked AS (
    SELECT a.record, t.record AS other, t.number, t.issue_date, t.total,
           row_number() OVER (PARTITION BY a.record ORDER BY t.issue_date DESC, t.record) AS place
    FROM asked a
    CROSS JOIN generate_series(-1, 1) AS step
    JOIN theirs t ON t.debtor = a.debtor AND t.currency = a.currency AND t.bucket = a.bucket + step
    WHERE t.record <> a.record AND t.issue_date BETWEEN a.issue_date - 190 AND a.issue_date + 92
      AND abs(t.total - a.total) <= greatest(abs(t.total), abs(a.total)) * %(part)s
)
SELECT record, other, number, issue_date, total FROM ranked WHERE place <= 24
