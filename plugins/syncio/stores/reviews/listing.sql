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
), part AS MATERIALIZED (
    -- Review by review, as the planner cannot know how few there are, and would read every change there is for them.
    SELECT page.id AS review, p.*
    FROM page
    CROSS JOIN LATERAL (
        SELECT s.state, c.severity, c.currency, c.currency_before, count(*) AS changes, sum(c.amount_before) AS before,
               sum(c.amount_after) AS after, sum(c.at_stake) AS at_stake
        FROM change c
        JOIN change_state s ON s.change = c.id
        WHERE c.review = page.id
        GROUP BY s.state, c.severity, c.currency, c.currency_before
    ) p
)
SELECT page.*, n.*, t.totals, k.at_stake, 'review-' || page.id AS run_id,
       (SELECT string_agg(DISTINCT i.user_name, ', ' ORDER BY i.user_name) FROM involvement i
        WHERE i.review = page.id AND i.part = 'requester') AS requester
FROM page
CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.changes), 0)::int AS changes,
           coalesce(sum(p.changes) FILTER (WHERE p.state = 'undecided'), 0)::int AS undecided,
           coalesce(sum(p.changes) FILTER (WHERE p.state = 'approved'), 0)::int AS approved,
           coalesce(sum(p.changes) FILTER (WHERE p.state = 'rejected'), 0)::int AS rejected,
           coalesce(sum(p.changes) FILTER (WHERE p.state = 'superseded'), 0)::int AS superseded,
           coalesce(sum(p.changes) FILTER (WHERE p.severity = 'block'), 0)::int AS blocked,
           coalesce(sum(p.changes) FILTER (WHERE p.severity = 'block' AND p.state = 'undecided'), 0)::int
               AS blocked_undecided,
           coalesce(sum(p.changes) FILTER (WHERE p.severity <> 'none'), 0)::int AS flagged
    FROM part p
    WHERE p.review = page.id
) n
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'delta', delta::text) ORDER BY currency), '[]')
        AS totals
    FROM (
        SELECT currency, trim_scale(sum(moved)) AS delta
        FROM (
            SELECT p.currency, p.after AS moved FROM part p WHERE p.review = page.id
            UNION ALL
            SELECT p.currency_before, -p.before FROM part p WHERE p.review = page.id
        ) money
        WHERE moved IS NOT NULL
        GROUP BY currency
    ) sums
) t
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) ORDER BY currency), '[]')
        AS at_stake
    FROM (
        SELECT p.currency, trim_scale(sum(p.at_stake)) AS amount
        FROM part p
        WHERE p.review = page.id AND p.state = 'undecided' AND p.at_stake > 0
        GROUP BY p.currency
    ) sums
) k
ORDER BY page.id DESC
