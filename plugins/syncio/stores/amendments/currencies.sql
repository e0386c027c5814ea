-- Of the limits that are in force or to come.
SELECT DISTINCT l.currency
FROM member_limit l
JOIN facility_now f ON f.client = l.client
WHERE l.client = %(client)s AND coalesce(l.last_day >= f.today, true)
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = l.amendment)
