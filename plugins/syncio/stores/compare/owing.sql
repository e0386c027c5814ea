-- What the candidates' debtors owe the client, and the client them, by currency. Contacts with one tax number are one party.
WITH member AS MATERIALIZED (
    SELECT external_id, CASE WHEN tax_key <> '' THEN tax_key ELSE external_id END AS party
    FROM party WHERE client = %(client)s
), owed AS (
    SELECT debtor, currency,
           sum(CASE kind WHEN 'receivable' THEN due WHEN 'credit_note' THEN -due ELSE 0 END) AS balance,
           sum(due) FILTER (WHERE kind = 'receivable' AND (%(today)s - issue_date > %(age)s
                                                           OR %(today)s - due_date > %(past_due)s)) AS aged,
           sum(CASE kind WHEN 'payable' THEN due WHEN 'supplier_credit' THEN -due ELSE 0 END) AS payable
    FROM head
    WHERE client = %(client)s AND status = 'authorised' AND due > 0
    GROUP BY debtor, currency
), account AS MATERIALIZED (
    SELECT coalesce(m.party, o.debtor) AS party, o.currency, sum(o.balance) AS balance, coalesce(sum(o.aged), 0) AS aged,
           sum(o.payable) AS payable
    FROM owed o LEFT JOIN member m ON m.external_id = o.debtor
    GROUP BY 1, 2
), ledger AS MATERIALIZED (
    SELECT currency, sum(balance) AS ledger FROM account GROUP BY currency
), asked AS MATERIALIZED (
    SELECT h.record, h.currency, a.party, a.balance, a.aged, a.payable, l.ledger
    FROM unnest(%(records)s::bigint[]) AS r (record)
    JOIN head h ON h.record = r.record
    LEFT JOIN member m ON m.external_id = h.debtor
    JOIN account a ON a.currency = h.currency AND a.party = coalesce(m.party, h.debtor)
    JOIN ledger l ON l.currency = h.currency
), newer AS (
    -- Only where it is asked: the debtor owes much of the ledger, or is a supplier too.
    SELECT h.record, sum(h.due) OVER (PARTITION BY c.party, c.currency ORDER BY h.issue_date DESC, h.record DESC) - h.due
               AS newer
    FROM (SELECT DISTINCT party, currency FROM asked WHERE payable > 0 OR balance > ledger * %(part)s) c
    JOIN member m ON m.party = c.party
    CROSS JOIN LATERAL (
        SELECT * FROM head o
        WHERE o.debtor = m.external_id AND o.client = %(client)s AND o.currency = c.currency AND o.kind = 'receivable'
          AND o.status = 'authorised' AND o.due > 0 OFFSET 0
    ) h
)
SELECT a.record, a.balance, a.aged, a.payable, coalesce(n.newer, 0) AS newer, a.ledger
FROM asked a LEFT JOIN newer n ON n.record = a.record
