-- A head that somebody else holds (a pull, another pusher) is passed over: waiting for it could be waiting for ever.
SELECT record FROM (SELECT record FROM head WHERE record = ANY(%(records)s::bigint[]) FOR UPDATE SKIP LOCKED) AS invoices
UNION ALL
SELECT record FROM (SELECT record FROM debtor WHERE record = ANY(%(records)s::bigint[]) FOR UPDATE SKIP LOCKED) AS debtors
