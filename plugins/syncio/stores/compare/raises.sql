-- The client's invoices that were raised over their approved copies in reviews that opened lately: the highest raise of each.
SELECT c.record, c.currency, max(c.amount_after - c.amount_before) AS raised
FROM review r
JOIN change c ON c.review = r.id
WHERE r.client = %(client)s AND r.opened > %(since)s AND r.opened <= %(until)s AND c.type = 'changed'
  AND c.currency = c.currency_before AND c.amount_after > c.amount_before AND c.amount_before > 0
GROUP BY c.record, c.currency
