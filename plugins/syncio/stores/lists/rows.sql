SELECT c.name AS client, h.external_id, h.kind, h.number, h.status, h.debtor, coalesce(d.name, '') AS debtor_name,
       h.issue_date, h.due_date, h.currency, trim_scale(h.total) AS total, trim_scale(h.due) AS due, h.n AS version, h.seen
FROM unnest(%(records)s::bigint[]) WITH ORDINALITY AS page (record, no)
JOIN head h ON h.record = page.record
JOIN client c ON c.id = h.client
LEFT JOIN debtor d ON d.client = h.client AND d.external_id = h.debtor
ORDER BY page.no
