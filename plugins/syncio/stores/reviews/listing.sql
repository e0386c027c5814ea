WITH page AS MATERIALIZED (
    SELECT r.id, c.name AS client, r.opened, r.deadline, z.at AS closed, z.reason, z.outcome,
           encode(r.hash, 'hex') AS hash
    FROM review r
    JOIN client c ON c.id = r.client
    LEFT JOIN closing z ON z.review = r.id
    WHERE (%(review)s::bigint IS NULL OR r.id = %(review)s)
      AND (%(client)s = '' OR c.name = %(client)s)
      AND (%(state)s = 'all' OR (z.review IS NULL) = (%(state)s = 'open'))
    ORDER BY r.id DESC
    OFFSET %(offset)s LIMIT %(limit)s
)
SELECT page.*, n.*, t.totals, 'review-' || page.id AS run_id,
       (SELECT string_agg(DISTINCT i.user_name, ', ' ORDER BY i.user_name) FROM involvement i
        WHERE i.review = page.id AND i.part = 'requester') AS requester
FROM page
CROSS JOIN LATERAL (
    SELECT count(*) AS changes,
           count(*) FILTER (WHERE s.state = 'undecided') AS undecided,
           count(*) FILTER (WHERE s.state = 'approved') AS approved,
           count(*) FILTER (WHERE s.state = 'rejected') AS rejected,
           count(*) FILTER (WHERE s.state = 'superseded') AS superseded,
           count(*) FILTER (WHERE c.severity = 'block') AS blocked,
           count(*) FILTER (WHERE c.severity <> 'none') AS flagged
    FROM change c
    JOIN change_state s ON s.change = c.id
    WHERE c.review = page.id
) n
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'delta', delta::text) ORDER BY currency), '[]')
        AS totals
    FROM (
        SELECT currency, trim_scale(sum(after - before)) AS delta
        FROM change_money
        WHERE change_money.review = page.id
        GROUP BY currency
    ) sums
) t
ORDER BY page.id DESC
