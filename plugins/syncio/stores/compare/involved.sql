-- Who had a hand in a review that opens: who asked for it; whose settings it was checked with; and of single rows who asked
-- for the pull that staged them, or had their rejection reopened.
INSERT INTO involvement (review, client, change, user_name, part, detail)
SELECT r.id, r.client, NULL::bigint, q.user_name, 'requester', ''
FROM review r, unnest(%(requesters)s::text[]) AS q (user_name)
WHERE r.id = %(review)s
UNION ALL
SELECT r.id, r.client, NULL, t.editor, 'editor', string_agg(t.rule || ' ' || t.name, ', ' ORDER BY t.rule, t.name)
FROM review r
JOIN threshold t ON t.client = r.client
WHERE r.id = %(review)s
GROUP BY r.id, r.client, t.editor
UNION ALL
SELECT DISTINCT c.review, c.client, c.id, q.user_name, 'requester', ''
FROM change c
JOIN version v ON v.record = c.record AND v.n = c.after_n
JOIN page p ON p.id = v.page
JOIN sync_run s ON s.id = p.run
CROSS JOIN unnest(s.requesters) AS q (user_name)
-- Nearly never: then nothing of this is read.
WHERE c.review = %(review)s AND (SELECT EXISTS (SELECT FROM sync_run WHERE requesters IS NOT NULL))
UNION ALL
SELECT DISTINCT c.review, c.client, c.id, q.user_name, 'override', o.reason
FROM change c
JOIN change x ON x.record = c.record AND x.before_hash IS NOT DISTINCT FROM c.before_hash AND x.after_hash = c.after_hash
JOIN reopening o ON o.change = x.id
CROSS JOIN unnest(ARRAY[o.user_name, o.on_behalf_of]) AS q (user_name)
WHERE c.review = %(review)s AND q.user_name IS NOT NULL
