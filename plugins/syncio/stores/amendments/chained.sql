-- Delegations that would carry a right further on some day: the delegate's own, or that of who delegates to the delegator.
SELECT d.amendment
FROM delegation d
WHERE d.client = %(client)s AND (d.delegator = %(delegate)s OR d.delegate = %(delegator)s)
  AND d.first_day <= %(last_day)s AND d.last_day >= %(first_day)s
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = d.amendment)
