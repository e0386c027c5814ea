-- Holds that stand, with what they wait for: FactorS to be told, people to decide, or what was decided to be written.
SELECT h.id, k.name AS client, h.external_id, coalesce(d.number, h.external_id) AS number, h.kind, h.currency, h.amount,
       h.reason, h.at, p.at AS placed, g.hold IS NOT NULL AS lifted_there, said.review, said.state
FROM standing_hold h
JOIN client k ON k.id = h.client AND k.name = coalesce(%(client)s, k.name)
LEFT JOIN head d ON d.record = h.record
LEFT JOIN hold_written p ON p.hold = h.id AND p.did = 'placed'
LEFT JOIN hold_written g ON g.hold = h.id AND g.did = 'lifted'
LEFT JOIN LATERAL (
    SELECT c.review, s.state FROM change c JOIN change_state s ON s.change = c.id
    WHERE c.record = h.record AND c.after_n >= h.after_n AND s.state <> 'superseded' ORDER BY c.id DESC LIMIT 1
) said ON true
ORDER BY k.name, h.at, h.id
