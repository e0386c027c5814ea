-- What some changes of a review count together against a limit in a currency.
SELECT coalesce(sum(weight(c.client, %(currency)s, coalesce(c.amount_snapshot, c.amount_before),
                           coalesce(c.currency_snapshot, c.currency_before), c.amount_after, c.currency)), 0) AS weight
FROM change c
WHERE c.review = %(review)s AND c.id = ANY (%(changes)s)
