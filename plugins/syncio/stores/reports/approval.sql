-- A closed review as one JSON document, as it stood when it closed: what was superseded later is not told.
SELECT json_build_object(
    'review', r.id,
    'client', k.name,
    'opened', r.opened,
    'closed', z.at,
    'reason', z.reason,
    'by_user', z.by_user,
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
               'releases', (SELECT count(*) FROM release l WHERE l.policy = p.id AND l.at <= z.at)
           ) ORDER BY p.id) AS policies
    FROM policy p
    JOIN policy_signature g ON g.policy = p.id AND g.hash = p.hash
    WHERE p.client = r.client AND g.at <= z.at
) s
CROSS JOIN LATERAL (
{rights}
) w
CROSS JOIN LATERAL (
{trail}
) t
WHERE r.id = %(review)s
