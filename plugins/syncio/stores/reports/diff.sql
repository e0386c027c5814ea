-- One review as it opened, as one JSON document: its changes with what was decided before, their totals per currency, the
-- rest of the book in numbers, and how fresh the feed was.
SELECT json_build_object(
    'review', r.id,
    'client', k.name,
    'opened', r.opened,
    'rules_version', r.rules_version,
    'hash', encode(r.hash, 'hex'),
    'totals', coalesce(t.totals, '[]'),
    'counts', c.counts,
    'changes', coalesce(c.changes, '[]'),
    'debtors', coalesce(p.debtors, '[]'),
    'names', coalesce(m.names, '{{}}'),
    'unchanged', coalesce(b.unchanged, '[]'),
    'elsewhere', coalesce(b.elsewhere, 0),
    'baseline', (SELECT u.baseline FROM usual u
                 WHERE u.client = r.client AND u.baseline < (r.opened AT TIME ZONE k.timezone)::date),
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
               {shown},
               'debtor', (SELECT o.external_id FROM debtor o WHERE o.record = coalesce(debtor_record, change.record)),
               'earlier', coalesce(before.decisions, '[]'), 'earlier_count', coalesce(before.count, 0)
           ) ORDER BY no) AS changes
    FROM change
    CROSS JOIN LATERAL (
        -- The newest three decisions on the same invoice or debtor.
        SELECT max(count) AS count, json_agg(said ORDER BY decision DESC) AS decisions
        FROM (
            SELECT e.id AS decision, count(*) OVER () AS count, json_build_object({earlier}) AS said
            FROM change w JOIN decision e ON e.change = w.id AND e.hash = w.hash
            WHERE w.record = change.record AND w.review < r.id AND e.at < r.opened
            ORDER BY e.id DESC LIMIT 3
        ) newest
    ) before
    WHERE change.review = r.id
) c
CROSS JOIN LATERAL (
    -- What was decided in the year before on all invoices of the debtors that the review is about: rejections first.
    SELECT json_agg(json_build_object(
               'debtor', o.external_id, 'approved', approved, 'rejected', rejected, 'newest', newest
           ) ORDER BY o.external_id) AS debtors
    FROM (
        SELECT debtor, count(*) FILTER (WHERE verdict = 'approve') AS approved,
               count(*) FILTER (WHERE verdict = 'reject') AS rejected,
               json_agg(said ORDER BY place) FILTER (WHERE place <= 3) AS newest
        FROM (
            SELECT coalesce(w.debtor_record, w.record) AS debtor, e.verdict, json_build_object({earlier}) AS said,
                   row_number() OVER (PARTITION BY coalesce(w.debtor_record, w.record)
                                      ORDER BY e.verdict = 'reject' DESC, e.id DESC) AS place
            FROM review q
            JOIN change w ON w.review = q.id
            JOIN decision e ON e.change = w.id AND e.hash = w.hash
            WHERE q.client = r.client AND q.id < r.id AND q.opened > r.opened - interval '1 year' AND e.at < r.opened
              AND coalesce(w.debtor_record, w.record)
                  IN (SELECT coalesce(own.debtor_record, own.record) FROM change own WHERE own.review = r.id)
        ) placed
        GROUP BY debtor
    ) past
    JOIN debtor o ON o.record = past.debtor
) p
CROSS JOIN LATERAL (
    -- The names of debtors between whom invoices moved.
    SELECT json_object_agg(o.external_id, o.name ORDER BY o.external_id) AS names
    FROM debtor o
    WHERE o.client = r.client AND o.external_id IN (
        SELECT moved.id #>> '{{}}'
        FROM change own, jsonb_path_query(own.fields, '$[*] ? (@.field == "debtor").keyvalue().value') AS moved (id)
        WHERE own.review = r.id)
) m
CROSS JOIN LATERAL (
    -- Of all that could be in a review: what is as approved, and what differs and is not in this one.
    SELECT json_agg(json_build_object('currency', currency, 'documents', same, 'due', trim_scale(due)::text)
                    ORDER BY currency) FILTER (WHERE same > 0) AS unchanged,
           sum(other) AS elsewhere
    FROM (
        SELECT currency, count(*) FILTER (WHERE same) AS same, count(*) FILTER (WHERE NOT same) AS other,
               sum(CASE kind WHEN 'credit_note' THEN -due ELSE due END) FILTER (WHERE same AND status = 'authorised') AS due
        FROM (
            SELECT h.currency, h.kind, h.due, h.status,
                   (h.content_hash, h.balance_hash) IS NOT DISTINCT FROM (a.content_hash, a.balance_hash) AS same
            FROM head h
            LEFT JOIN approved a ON a.record = h.record
            WHERE h.client = r.client AND h.kind IN ('receivable', 'credit_note') AND h.seen <= r.opened
              AND (h.status IN ('authorised', 'paid') OR a.record IS NOT NULL)
              AND NOT EXISTS (SELECT FROM change own WHERE own.review = r.id AND own.record = h.record)
        ) documents
        GROUP BY currency
    ) per_currency
) b
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
    SELECT (SELECT count(*) FROM funding m WHERE m.client = r.client) AS funded,
           (SELECT read_at FROM funding_reading g WHERE g.client = r.client AND g.read_at <= r.opened) AS read
) f
WHERE r.id = %(review)s
