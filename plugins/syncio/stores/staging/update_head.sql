UPDATE head h
SET n = u.n, raw_hash = u.raw_hash, content_hash = u.content_hash, balance_hash = u.balance_hash, kind = u.kind,
    number = u.number, status = u.status, debtor = u.debtor, issue_date = u.issue_date, due_date = u.due_date,
    currency = u.currency, total = u.total, due = u.due, updated = u.updated, seen = u.seen
FROM incoming_head u
WHERE h.record = u.record AND h.n = u.n - 1
