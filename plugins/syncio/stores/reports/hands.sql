    -- Who had a hand in what review r shows: in all of it, or in the rows that are named by their places.
    SELECT json_agg(json_build_object('user_name', user_name, 'part', part, 'detail', detail, 'changes', changes)
                    ORDER BY first) AS hands
    FROM (
        SELECT v.user_name, v.part, v.detail, min(v.id) AS first,
               coalesce(array_agg(c.no ORDER BY c.no) FILTER (WHERE c.no IS NOT NULL), '{{}}') AS changes
        FROM involvement v LEFT JOIN change c ON c.id = v.change
        WHERE v.review = r.id
        GROUP BY v.user_name, v.part, v.detail, v.change IS NULL
    ) grouped
