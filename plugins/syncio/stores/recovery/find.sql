-- A record and the versions of it that have this content and this balance; none where it was not staged yet.
SELECT r.record,
       (SELECT max(v.n) FROM version v WHERE v.record = r.record AND v.content_hash = %(content_hash)s) AS n,
       (SELECT max(v.n) FROM version v WHERE v.record = r.record AND v.balance_hash = %(balance_hash)s) AS balance_n
FROM (
    SELECT record FROM head
    WHERE client = %(client)s AND external_id = %(external_id)s AND %(subject)s = 'invoice'
    UNION ALL
    SELECT record FROM debtor
    WHERE client = %(client)s AND external_id = %(external_id)s AND %(subject)s = 'debtor'
) r
