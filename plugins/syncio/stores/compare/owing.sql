-- What the candidates' debtors owe the client, and the client them, by currency. Contacts with one tax number are one party.
WITH open AS MATERIALIZED (
    SELECT h.record, h.kind, h.currency, h.due, h.issue_date,
           CASE WHEN p.tax_key <> '' THEN p.tax_key ELSE h.debtor END AS party,
           %(today)s - h.issue_date > %(age)s OR coalesce(%(today)s - h.due_date > %(past_due)s, false) AS aged
    FROM head h
    LEFT JOIN party p ON p.client = h.client AND p.external_id = h.debtor
    WHERE h.client = %(client)s AND h.status = 'authorised' AND h.due > 0
), account AS MATERIALIZED (
    SELECT party, currency,
           coalesce(sum(CASE kind WHEN 'receivable' THEN due WHEN 'credit_note' THEN -due END), 0) AS balance,
           coalesce(sum(due) FILTER (WHERE kind = 'receivable' AND aged), 0) AS aged,
           coalesce(sum(CASE kind WHEN 'payable' THEN due WHEN 'supplier_credit' THEN -due END), 0) AS payable
    FROM open GROUP BY party, currency
), ledger AS (
    SELECT currency, sum(balance) AS ledger FROM account GROUP BY currency
), newer AS (
    -- Only where it is asked: the debtor owes much of the ledger, or is a supplier too.
    SELECT record, sum(due) OVER (PARTITION BY party, currency ORDER BY issue_date DESC, record DESC) - due AS newer
    FROM open
    JOIN account USING (party, currency)
    JOIN ledger USING (currency)
    WHERE kind = 'receivable' AND (payable > 0 OR account.balance > ledger * %(part)s)
)
SELECT h.record, account.balance, account.aged, account.payable, coalesce(newer.newer, 0) AS newer, ledger.ledger
FROM unnest(%(records)s::bigint[]) AS r (record)
JOIN head h ON h.record = r.record
LEFT JOIN party p ON p.client = h.client AND p.external_id = h.debtor
JOIN ledger ON ledger.currency = h.currency
LEFT JOIN account ON account.currency = h.currency
    AND account.party = CASE WHEN p.tax_key <> '' THEN p.tax_key ELSE h.debtor END
LEFT JOIN newer ON newer.record = h.record
