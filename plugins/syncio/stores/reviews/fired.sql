SELECT rule, count(DISTINCT c.id) AS changes
FROM change c
CROSS JOIN LATERAL jsonb_array_elements(c.flags) flag
CROSS JOIN LATERAL (SELECT flag ->> 'rule' AS rule) r
WHERE c.review = %(review)s
GROUP BY rule
ORDER BY changes DESC, rule
