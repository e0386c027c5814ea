SELECT c.id, c.no, c.subject, c.type, c.number, c.external_id, c.debtor_name, c.currency,
       trim_scale(c.amount_before) AS amount_before, trim_scale(c.amount_after) AS amount_after,
       c.currency_before, trim_scale(c.delta) AS delta, trim_scale(c.at_stake) AS at_stake,
       c.severity, c.approvals_needed, s.approvals, s.state, c.flags, c.fields, encode(c.hash, 'hex') AS hash,
       d.decisions,
       (SELECT jsonb_build_object('change', o.change, 'user', o.user_name, 'on_behalf_of', o.on_behalf_of,
                                  'reason', o.reason, 'at', o.at)
        FROM reopening o WHERE o.change = c.id) AS reopened
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN change c ON c.id = wanted.id
JOIN change_state s ON s.change = c.id
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('user', user_name, 'on_behalf_of', on_behalf_of, 'verdict', verdict,
                                                 'reason', reason, 'at', at) ORDER BY id), '[]') AS decisions
    FROM decision
    WHERE decision.change = c.id
) d
ORDER BY wanted.place
