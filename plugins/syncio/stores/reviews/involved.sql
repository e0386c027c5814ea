-- Those behind a right who had a hand in the whole of a review, or set what each approval by it counts by.
SELECT user_name, part, detail
FROM (
    SELECT id, user_name, part, detail
    FROM involvement
    WHERE review = %(review)s AND change IS NULL AND user_name IN (%(user)s, %(authority)s)
    UNION ALL
    SELECT NULL, s.user_name, s.part, s.detail
    FROM review r
    CROSS JOIN LATERAL counted_by(r.client, %(user)s, %(authority)s) s
    WHERE r.id = %(review)s AND s.currency IS NULL
) i
ORDER BY id
