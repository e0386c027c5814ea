-- Who may do what for which client, since when and by whom, and when they last decided for it.
SELECT k.name AS client, m.user_name AS user, m.role, trim_scale(i.amount) AS limit, i.currency, m.added AS since,
       t.by AS added_by,
       (SELECT max(d.at) FROM decision d WHERE d.client = m.client AND d.user_name = m.user_name) AS last_decision
FROM member m
JOIN client k ON k.id = m.client AND k.name = coalesce(%(client)s, k.name)
LEFT JOIN limit_now i ON i.client = m.client AND i.user_name = m.user_name AND m.role = 'reviewer'
LEFT JOIN LATERAL (  -- who was a member before the audit trail began was taken over, and nobody knows from whom
    SELECT CASE WHEN a.did <> 'taken over' THEN coalesce(a.entry::json ->> 'user', a.entry::json ->> 'login') END AS by
    FROM audit a, string_to_table(a.body, E'\n') WITH ORDINALITY AS l (line, place)
    WHERE a.client = m.client AND a.kind = 'member' AND a.did IN ('added', 'taken over', 'changed to')
      AND l.line::json ->> 'user_name' = m.user_name AND l.line::json ->> 'role' = m.role
    ORDER BY a.no DESC, l.place DESC LIMIT 1
) t ON true
ORDER BY k.name, m.user_name, m.role
