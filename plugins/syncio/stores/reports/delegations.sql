    -- The delegations that were used in review r, by the days of its client k.
    SELECT json_agg(json_build_object(
               'amendment', d.amendment, 'delegator', d.delegator, 'delegate', d.delegate, 'first_day', d.first_day,
               'last_day', d.last_day, 'proposed_by', m.proposed_by, 'signed_by', s.signed_by
           ) ORDER BY d.amendment) AS delegations
    FROM delegation d
    JOIN amendment m ON m.id = d.amendment
    LEFT JOIN amendment_signature s ON s.amendment = d.amendment
    LEFT JOIN ended e ON e.amendment = d.amendment
    WHERE d.client = r.client
      AND EXISTS (SELECT FROM act
                  WHERE act.user_name = d.delegate AND act.on_behalf_of = d.delegator
                    AND (act.at AT TIME ZONE k.timezone)::date BETWEEN d.first_day AND d.last_day
                    AND act.at BETWEEN d.since AND coalesce(e.at, 'infinity'))
