-- Limits that are in force or still to come, by the days of their client.
SELECT k.name AS client, l.user_name AS user, trim_scale(l.amount) AS amount, l.currency, l.first_day, l.last_day,
       l.amendment, a.proposed_by, s.signed_by
FROM member_limit l
JOIN client k ON k.id = l.client AND k.name = coalesce(%(client)s, k.name)
JOIN facility_now f ON f.client = l.client
JOIN amendment a ON a.id = l.amendment
LEFT JOIN amendment_signature s ON s.amendment = l.amendment
WHERE coalesce(l.last_day, f.today) >= f.today AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = l.amendment)
ORDER BY k.name, l.user_name, l.amount DESC, l.amendment
