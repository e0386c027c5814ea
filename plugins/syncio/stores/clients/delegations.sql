-- Delegations that are in force or still to come, by the days of their client.
SELECT k.name AS client, d.delegate, d.delegator, d.first_day, d.last_day, d.amendment, a.proposed_by, s.signed_by
FROM delegation d
JOIN client k ON k.id = d.client AND k.name = coalesce(%(client)s, k.name)
JOIN facility_now f ON f.client = d.client
JOIN amendment a ON a.id = d.amendment
LEFT JOIN amendment_signature s ON s.amendment = d.amendment
WHERE d.last_day >= f.today AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = d.amendment)
ORDER BY k.name, d.delegate, d.amendment
