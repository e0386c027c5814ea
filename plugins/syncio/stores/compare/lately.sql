-- The client's receivables of the last thirty days.
SELECT h.currency, sum(h.total) AS sales, count(*) AS count, count(*) FILTER (WHERE h.total %% %(unit)s = 0) AS round,
       count(*) FILTER (WHERE extract(isodow FROM local.at) > 5 OR extract(hour FROM local.at) >= %(night)s
                              OR extract(hour FROM local.at) < %(morning)s) AS late
FROM head h
CROSS JOIN LATERAL (SELECT h.updated AT TIME ZONE %(zone)s AS at) local
WHERE h.client = %(client)s AND h.kind = 'receivable' AND h.status IN ('authorised', 'paid')
  AND h.issue_date > %(today)s - 30 AND h.issue_date <= %(today)s
GROUP BY h.currency
