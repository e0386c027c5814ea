SELECT client, no, kind, did, entry, body, encode(hash, 'hex')
FROM audit
WHERE client = coalesce(%(client)s, client) AND no >= %(first)s
ORDER BY client, no
