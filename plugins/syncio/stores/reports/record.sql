INSERT INTO report (review, client, kind, url, data_hash, html_hash)
SELECT id, client, %(kind)s, %(url)s, %(data_hash)s, %(html_hash)s
FROM review
WHERE id = %(review)s
ON CONFLICT DO NOTHING
