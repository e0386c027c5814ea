SELECT total, invoices
FROM listed_invoices(
    %(clients)s::int[], %(status)s, %(issued_from)s, %(issued_to)s, %(debtor)s, %(number)s, %(by_number)s, %(offset)s,
    %(limit)s, %(most)s)
