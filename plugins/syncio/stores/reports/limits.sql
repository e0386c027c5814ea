    -- The limits that counted when something was approved in review r: the highest that whose right was used had then.
    SELECT json_agg(json_build_object(
               'amendment', amendment, 'user', user_name, 'amount', trim_scale(amount)::text, 'currency', currency,
               'first_day', first_day, 'last_day', last_day
           ) ORDER BY user_name, amendment) AS limits
    FROM (
        SELECT DISTINCT l.*
        FROM act
        CROSS JOIN LATERAL (
            SELECT m.amendment, m.user_name, m.amount, m.currency, m.first_day, m.last_day
            FROM member_limit m
            LEFT JOIN ended e ON e.amendment = m.amendment
            WHERE m.client = r.client AND m.user_name = act.authority
              AND (act.at AT TIME ZONE k.timezone)::date BETWEEN m.first_day AND coalesce(m.last_day, 'infinity')
              AND act.at BETWEEN m.since AND coalesce(e.at, 'infinity')
            ORDER BY m.amount DESC, m.amendment LIMIT 1
        ) l
        WHERE act.verdict = 'approve'
    ) counted
