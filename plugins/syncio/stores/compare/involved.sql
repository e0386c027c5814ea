-- Who had a hand in a review that opens: who asked for it; who last set what it was checked with, where that is the client's
-- own, as it may have silenced a rule on any row; and of single rows who set a rule that is flagged there back to its default,
-- who asked for the pull that staged them, or who had their rejection reopened.
WITH editor AS (
    SELECT client, rule, name, user_name, value IS NULL AS usual FROM setting
    UNION
    SELECT client, rule, name, editor, false FROM threshold   -- set before there were amendments
)
INSERT INTO involvement (review, client, change, user_name, part, detail)
SELECT r.id, r.client, NULL::bigint, q.user_name, 'requester', ''
FROM review r, unnest(%(requesters)s::text[]) AS q (user_name)
WHERE r.id = %(review)s
UNION ALL
SELECT r.id, r.client, NULL, e.user_name, 'editor', string_agg(e.rule || ' ' || e.name, ', ' ORDER BY e.rule, e.name)
FROM review r
JOIN editor e ON e.client = r.client AND NOT e.usual
WHERE r.id = %(review)s
GROUP BY r.id, r.client, e.user_name
UNION ALL
SELECT c.review, c.client, c.id, e.user_name, 'editor', string_agg(e.rule || ' ' || e.name, ', ' ORDER BY e.rule, e.name)
FROM change c
JOIN editor e ON e.client = c.client AND e.usual AND c.flags @> jsonb_build_array(jsonb_build_object('rule', e.rule))
WHERE c.review = %(review)s
GROUP BY c.review, c.client, c.id, e.user_name
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
