-- How a review stands, by state; money by state and currency, what a change of currency takes away in the old one.
WITH told AS MATERIALIZED (
    SELECT s.state, s.approvals, c.severity, c.currency, c.currency_before, c.amount_before, c.amount_after, c.at_stake
    FROM change c
    JOIN change_state s ON s.change = c.id
    WHERE c.review = %(review)s
), moved AS (
    SELECT state, currency, amount_after AS delta, at_stake FROM told WHERE amount_after IS NOT NULL
    UNION ALL
    SELECT state, currency_before, -amount_before, 0 FROM told WHERE amount_before IS NOT NULL
), money AS (
    SELECT state, currency, trim_scale(sum(delta)) AS delta, trim_scale(coalesce(sum(at_stake), 0)) AS at_stake
    FROM moved
    GROUP BY state, currency
)
SELECT t.state, count(*) AS changes, count(*) FILTER (WHERE t.severity = 'block') AS blocked,
       count(*) FILTER (WHERE t.state = 'undecided' AND t.approvals > 0) AS half_approved,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', m.currency, 'delta', m.delta::text, 'at_stake',
                                                     m.at_stake::text) ORDER BY m.currency), '[]')
        FROM money m WHERE m.state = t.state) AS money
FROM told t
GROUP BY t.state
ORDER BY t.state
