    -- What everybody by whose right something was done in review r was to its client when it last was, and everybody who did
    -- it, by the audit trail.
    SELECT json_agg(json_build_object('user', user_name, 'roles', roles, 'since', since, 'admitted_by', admitted_by,
                                      'entry', entry) ORDER BY user_name) AS rights
    FROM (
        SELECT user_name, array_agg(role ORDER BY role) AS roles, min(since) AS since,
               (array_agg(admitted_by ORDER BY since, no))[1] AS admitted_by, (array_agg(no ORDER BY since, no))[1] AS entry
        FROM (
            SELECT DISTINCT ON (m.user_name, m.role) m.user_name, m.role, m.added AS since, a.no, a.did,
                   CASE WHEN a.did <> 'taken over' THEN coalesce(e.user, e.login) END AS admitted_by
            FROM audit a, json_to_record(a.entry::json) AS e (at timestamptz, login text, "user" text),
                 string_to_table(a.body, E'\n') WITH ORDINALITY AS l (line, place),
                 json_to_record(l.line::json) AS m (user_name text, role text, added timestamptz)
            JOIN (
                SELECT user_name, max(at) AS last
                FROM (SELECT user_name, at FROM act UNION ALL SELECT authority, at FROM act) people
                GROUP BY 1
            ) d ON d.user_name = m.user_name
            WHERE a.client = r.client AND a.kind = 'member'
              AND CASE a.did WHEN 'taken over' THEN m.added ELSE e.at END <= d.last
            ORDER BY m.user_name, m.role, a.no DESC, l.place DESC
        ) latest
        WHERE did IN ('added', 'taken over', 'changed to')
        GROUP BY user_name
    ) held
