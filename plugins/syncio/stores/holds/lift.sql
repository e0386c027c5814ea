-- Lift holds, and say why: FactorS's copy has moved on since, by itself or with the rest of a change; or it has not.
INSERT INTO hold_lift (hold, client, why)
SELECT h.id, h.client,
       CASE WHEN h.record = ANY(%(replaced)s::bigint[]) THEN 'it is another amount now: another hold has taken its place'
            WHEN (a.n, a.balance_n) IS DISTINCT FROM (h.before_n, h.before_balance_n)
                THEN 'FactorS''s own copy says so now'
            ELSE 'the source has taken it back' END
FROM hold h
LEFT JOIN approved a ON a.record = h.record
WHERE h.id = ANY(%(ids)s::uuid[])
ORDER BY h.id
ON CONFLICT DO NOTHING
