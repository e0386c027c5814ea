-- What was invoiced and what was received in each thirty days up to today, the latest first. When money came in is not
-- staged: it counts for the day on which its invoice was last touched.
SELECT currency, month, sum(sales) AS sales, sum(receipts) AS receipts
FROM (
    SELECT currency, (%(today)s - issue_date) / 30 AS month, total AS sales, 0 AS receipts
    FROM head
    WHERE client = %(client)s AND kind = 'receivable' AND status IN ('authorised', 'paid')
      AND issue_date BETWEEN %(today)s - 389 AND %(today)s
    UNION ALL
    SELECT currency, (%(today)s - (updated AT TIME ZONE %(zone)s)::date) / 30, 0, total - due
    FROM head
    WHERE client = %(client)s AND kind = 'receivable' AND status IN ('authorised', 'paid') AND due < total
      AND updated > %(today)s - 388 AND (updated AT TIME ZONE %(zone)s)::date <= %(today)s
) moved
GROUP BY currency, month
ORDER BY currency, month
