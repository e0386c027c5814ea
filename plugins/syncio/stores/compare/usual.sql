-- How a client invoices, by currency: receivables older than thirty days, of two years. `large` is of the last year.
SELECT h.currency,
       percentile_disc(%(percentile)s) WITHIN GROUP (ORDER BY h.total) FILTER (WHERE h.issue_date > %(today)s - 395) AS large,
       max(%(today)s - h.issue_date) / 30 AS months,
       count(*) AS count,
       count(*) FILTER (WHERE h.total %% %(unit)s = 0) AS round,
       count(*) FILTER (WHERE t.late) AS late,
       ARRAY[count(*) FILTER (WHERE t.digit = '1'), count(*) FILTER (WHERE t.digit = '2'),
             count(*) FILTER (WHERE t.digit = '3'), count(*) FILTER (WHERE t.digit = '4'),
             count(*) FILTER (WHERE t.digit = '5'), count(*) FILTER (WHERE t.digit = '6'),
             count(*) FILTER (WHERE t.digit = '7'), count(*) FILTER (WHERE t.digit = '8'),
             count(*) FILTER (WHERE t.digit = '9')] AS digits
FROM head h
CROSS JOIN LATERAL (
    SELECT left(ltrim(h.total::text, '0.'), 1) AS digit,
           extract(isodow FROM local.at) > 5 OR extract(hour FROM local.at) >= %(night)s
               OR extract(hour FROM local.at) < %(morning)s AS late
    FROM (SELECT h.updated AT TIME ZONE %(zone)s AS at) local
) t
WHERE h.client = %(client)s AND h.kind = 'receivable' AND h.status IN ('authorised', 'paid') AND h.total > 0
  AND h.issue_date <= %(today)s - 30 AND h.issue_date > %(today)s - 760
GROUP BY h.currency
