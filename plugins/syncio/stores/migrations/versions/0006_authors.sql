-- Who has set what an approval rests on, and so leaves it to others -------------------------------------------------------

CREATE VIEW author WITH (security_invoker = true) AS         -- who proposed, and who signed, what is in force
SELECT a.client, a.id AS amendment, a.kind, a.doc, coalesce(s.at, a.at) AS since, w.user_name
FROM amendment a
LEFT JOIN amendment_signature s ON s.amendment = a.id
CROSS JOIN LATERAL (VALUES (a.proposed_by), (s.signed_by)) w (user_name)
WHERE w.user_name IS NOT NULL AND (s.amendment IS NOT NULL OR a.origin = 'command');

CREATE VIEW setting WITH (security_invoker = true) AS        -- who last set a rule's threshold; no value: to its default
SELECT client, rule, name, value, user_name
FROM (
    SELECT a.client, d.rule, d.name, d.value, a.user_name,
           rank() OVER (PARTITION BY a.client, d.rule, d.name ORDER BY a.since DESC, a.amendment DESC) AS place
    FROM author a
    CROSS JOIN LATERAL jsonb_to_record(a.doc::jsonb -> 'amends') AS d (rule text, name text, value numeric)
    WHERE a.kind = 'threshold'
) s
WHERE place = 1;

-- What counts an approval by this person and right, and was set by one of the two: the limit (or that there needs to be none),
-- or a rate into its currency. No currency: of every change; a rate's of every one, too, where it counts in what is used today.
CREATE FUNCTION counted_by(of_client int, who text, authority text)
    RETURNS TABLE (user_name text, part text, detail text, currency text) LANGUAGE sql STABLE
    SET search_path = syncio, pg_temp AS $$
    SELECT a.user_name, s.part, 'amendment ' || s.amendment, s.currency
    FROM (
        SELECT 'limit' AS part, coalesce(l.amendment, f.amendment) AS amendment, NULL AS currency
        FROM facility_now f
        LEFT JOIN limit_now l ON l.client = f.client AND l.user_name = counted_by.authority
        WHERE f.client = of_client
        UNION ALL
        SELECT 'rate', r.amendment, CASE WHEN EXISTS (
            SELECT FROM decision d
            JOIN change c ON c.id = d.change
            JOIN facility_now f ON f.client = d.client
            WHERE d.client = of_client AND d.verdict = 'approve' AND d.at >= f.today::timestamp AT TIME ZONE f.timezone
              AND (d.user_name = who OR coalesce(d.on_behalf_of, d.user_name) = counted_by.authority)
              AND r.currency IN (c.currency, c.currency_snapshot, c.currency_before)) THEN NULL ELSE r.currency END
        FROM limit_now l
        JOIN rate_now r ON r.client = l.client AND r.facility_currency = l.currency
        WHERE l.client = of_client AND l.user_name = counted_by.authority
    ) s
    JOIN author a ON a.amendment = s.amendment
    WHERE a.user_name IN (who, counted_by.authority)
$$;
GRANT SELECT ON author, setting TO syncio_app, syncio_web;
