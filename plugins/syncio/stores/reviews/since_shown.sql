SELECT c.id AS change, c.subject, c.type, shown.doc AS shown, shown.balance AS shown_balance,
       now.doc AS now, now.balance AS now_balance
FROM change c
LEFT JOIN head h ON c.subject = 'invoice' AND h.record = c.record
LEFT JOIN debtor b ON c.subject = 'debtor' AND b.record = c.record
JOIN version shown ON shown.record = c.record AND shown.n = c.after_n
JOIN version now ON now.record = c.record AND now.n = coalesce(h.n, b.n)
WHERE c.review = %(review)s AND c.id = ANY (%(changes)s)
