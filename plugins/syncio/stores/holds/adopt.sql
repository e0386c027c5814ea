-- A hold that stands in FactorS and is not known here, as after a restore: put on record as it is there.
INSERT INTO hold (id, client, record, external_id, kind, currency, amount, after_n, reason)
SELECT %(id)s, k.id, coalesce(h.record, 0), %(external_id)s, 'unknown', %(currency)s, %(amount)s, coalesce(h.n, 0), %(reason)s
FROM client k
LEFT JOIN head h ON h.client = k.id AND h.external_id = %(external_id)s
WHERE k.id = %(client)s
ON CONFLICT DO NOTHING
