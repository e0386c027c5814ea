-- What FactorS may have to be told of holds: those that stand, those of which it is not known that it has done all, and those
-- that stand there.
SELECT h.id, k.name AS client, h.external_id, h.kind, h.currency, h.amount, h.reason, l.hold IS NULL AS stands,
       p.hold IS NOT NULL AS placed, g.hold IS NOT NULL AS gone
FROM hold h
JOIN client k ON k.id = h.client
LEFT JOIN hold_lift l ON l.hold = h.id
LEFT JOIN hold_written p ON p.hold = h.id AND p.did = 'placed'
LEFT JOIN hold_written g ON g.hold = h.id AND g.did = 'lifted'
WHERE (l.hold IS NULL OR g.hold IS NULL OR h.id = ANY(%(there)s::uuid[])) AND k.name = coalesce(%(client)s, k.name)
ORDER BY k.name, h.at, h.id
