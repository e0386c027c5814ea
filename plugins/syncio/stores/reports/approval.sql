-- A closed review as one JSON document, as it stood when it closed: what was superseded later is not told.
WITH act AS (  -- what people did in it, each in their own name and by a right of theirs or another's
    SELECT e.user_name, e.on_behalf_of, coalesce(e.on_behalf_of, e.user_name) AS authority, e.verdict, e.at
    FROM decision e JOIN change own ON own.id = e.change
    WHERE own.review = %(review)s
    UNION ALL
    SELECT by_user, on_behalf_of, coalesce(on_behalf_of, by_user), 'close', at
    FROM closing WHERE review = %(review)s AND by_user IS NOT NULL
)
SELECT json_build_object(
    'review', r.id,
    'client', k.name,
    'opened', r.opened,
    'closed', z.at,
    'reason', z.reason,
    'by_user', z.by_user,
    'on_behalf_of', z.on_behalf_of,
    'outcome', z.outcome,
    'rules_version', r.rules_version,
    'hash', encode(r.hash, 'hex'),
    'shown', (SELECT json_build_object('data_hash', encode(p.data_hash, 'hex'), 'html_hash', encode(p.html_hash, 'hex'),
                                       'at', p.at)
              FROM report p WHERE p.review = r.id AND p.kind = 'diff'),
    'counts', json_build_object(
        'approved', c.approved, 'rejected', c.rejected, 'carried', c.carried, 'superseded', c.superseded
    ),
    'changes', coalesce(c.changes, '[]'),
    'policies', coalesce(s.policies, '[]'),
    'rights', coalesce(w.rights, '[]'),
    'delegations', coalesce(g.delegations, '[]'),
    'limits', coalesce(b.limits, '[]'),
    'hands', coalesce(i.hands, '[]'),
    'trail', t.trail
)::text
FROM review r
JOIN client k ON k.id = r.client
JOIN closing z ON z.review = r.id
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'approved') AS approved,
           count(*) FILTER (WHERE state = 'rejected') AS rejected,
           count(*) FILTER (WHERE state = 'carried') AS carried,
           count(*) FILTER (WHERE state = 'superseded') AS superseded,
           json_agg(json_build_object(
               {shown}, 'state', state, 'approvals', approvals, 'decisions', decisions
           ) ORDER BY no) AS changes
    FROM (
        SELECT h.*, coalesce(d.approvals, 0) AS approvals, coalesce(d.decisions, '[]') AS decisions,
               CASE WHEN d.rejections > 0 THEN 'rejected'
                    WHEN x.change IS NOT NULL THEN 'superseded'
                    WHEN d.approvals >= h.approvals_needed AND z.reason <> 'expired' THEN 'approved'
                    ELSE 'carried' END AS state
        FROM change h
        LEFT JOIN superseded x ON x.change = h.id AND x.at <= z.at
        LEFT JOIN (
            SELECT e.change,
                   count(DISTINCT coalesce(e.on_behalf_of, e.user_name)) FILTER (WHERE e.verdict = 'approve')
                       AS approvals,
                   count(*) FILTER (WHERE e.verdict = 'reject') AS rejections,
                   json_agg(json_build_object('user', e.user_name, 'on_behalf_of', e.on_behalf_of,
                                              'verdict', e.verdict, 'reason', e.reason, 'at', e.at)
                            ORDER BY e.id) AS decisions
            FROM decision e
            JOIN change own ON own.id = e.change AND own.hash = e.hash
            WHERE own.review = r.id
            GROUP BY e.change
        ) d ON d.change = h.id
        WHERE h.review = r.id
    ) settled
) c
CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object(
               'id', p.id, 'kind', p.kind, 'hash', encode(p.hash, 'hex'), 'proposed_by', p.proposed_by,
               'proposed', p.at, 'signed_by', g.signed_by, 'signed', g.at,
               'amount', trim_scale(p.amount)::text, 'currency', p.currency,
               'releases', (SELECT count(*) FROM release l WHERE l.policy = p.id AND l.at <= z.at),
               'revoked_by', v.revoked_by, 'revoked', v.at
           ) ORDER BY p.id) AS policies
    FROM policy p
    JOIN policy_signature g ON g.policy = p.id AND g.hash = p.hash
    LEFT JOIN policy_revocation v ON v.policy = p.id AND v.at <= z.at
    WHERE p.client = r.client AND g.at <= z.at AND (v.at IS NULL OR v.at >= r.opened)
) s
CROSS JOIN LATERAL (
{rights}
) w
CROSS JOIN LATERAL (
{delegations}
) g
CROSS JOIN LATERAL (
{limits}
) b
CROSS JOIN LATERAL (
{hands}
) i
CROSS JOIN LATERAL (
{trail}
) t
WHERE r.id = %(review)s
