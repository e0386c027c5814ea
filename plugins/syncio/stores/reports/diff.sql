-- One review as it opened, as one JSON document: its changes, their totals per currency, and how fresh the feed was.
SELECT json_build_object(
    'review', r.id,
    'client', k.name,
    'opened', r.opened,
    'rules_version', r.rules_version,
    'hash', encode(r.hash, 'hex'),
    'totals', coalesce(t.totals, '[]'),
    'counts', c.counts,
    'changes', coalesce(c.changes, '[]'),
    'feed', json_build_object(
        'complete', complete.run,
        'last', last.run,
        'quarantined', (SELECT count(*) FROM quarantine q WHERE q.client = r.client AND q.first_seen <= r.opened),
        'set_aside', coalesce(aside.documents, '[]'),
        'funded', f.funded,
        'funding_read', f.read
    )
)::text
FROM review r
JOIN client k ON k.id = r.client
CROSS JOIN LATERAL (
    SELECT json_build_object(
               'changes', count(*),
               'new', count(*) FILTER (WHERE subject = 'invoice' AND type = 'new'),
               'changed', count(*) FILTER (WHERE subject = 'invoice' AND type = 'changed'),
               'voided', count(*) FILTER (WHERE type = 'voided'),
               'reappeared', count(*) FILTER (WHERE type = 'reappeared'),
               'balance', count(*) FILTER (WHERE type = 'balance'),
               'debtors', count(*) FILTER (WHERE subject = 'debtor'),
               'flagged', count(*) FILTER (WHERE severity <> 'none'),
               'blocked', count(*) FILTER (WHERE severity = 'block')
           ) AS counts,
           json_agg(json_build_object(
               {shown}
           ) ORDER BY no) AS changes
    FROM change WHERE change.review = r.id
) c
CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object(
               'currency', currency, 'before', trim_scale(before)::text, 'after', trim_scale(after)::text,
               'delta', trim_scale(after - before)::text
           ) ORDER BY currency) AS totals
    FROM (
        SELECT currency, sum(before) AS before, sum(after) AS after
        FROM change_money WHERE change_money.review = r.id
        GROUP BY currency
    ) per_currency
) t
LEFT JOIN LATERAL (
    SELECT json_build_object('id', id, 'status', status, 'started', started, 'finished', finished,
                             'processed', processed, 'failed', failed) AS run
    FROM sync_run
    WHERE sync_run.client = r.client AND status = 'COMPLETED' AND finished <= r.opened
    ORDER BY id DESC LIMIT 1
) complete ON true
LEFT JOIN LATERAL (
    SELECT json_build_object('id', id, 'status', status, 'started', started, 'finished', finished,
                             'processed', processed, 'failed', failed) AS run
    FROM sync_run
    WHERE sync_run.client = r.client AND finished <= r.opened
    ORDER BY id DESC LIMIT 1
) last ON true
CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object(
               'external_id', h.external_id, 'number', h.number, 'debtor_name', coalesce(d.name, ''),
               'currency', h.currency, 'since', q.first_seen, 'advanced', trim_scale(m.amount)::text
           ) ORDER BY m.amount IS NULL, h.number, h.external_id) AS documents
    FROM quarantine q
    JOIN head h ON h.client = q.client AND h.external_id = q.external_id AND h.kind IN ('receivable', 'credit_note')
    LEFT JOIN debtor d ON d.client = h.client AND d.external_id = h.debtor
    LEFT JOIN funding m ON m.client = h.client AND m.external_id = h.external_id
    WHERE q.client = r.client AND q.first_seen <= r.opened
) aside
CROSS JOIN LATERAL (
    SELECT count(*) AS funded, max(read_at) FILTER (WHERE read_at <= r.opened) AS read
    FROM funding WHERE funding.client = r.client
) f
WHERE r.id = %(review)s
