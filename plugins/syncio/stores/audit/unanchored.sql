SELECT h.client, h.no, encode(h.hash, 'hex')
FROM audit_head h
WHERE h.client = coalesce(%(client)s, h.client)
  AND NOT EXISTS (SELECT FROM anchor a WHERE (a.client, a.no, a.hash) = (h.client, h.no, h.hash))
ORDER BY h.client
