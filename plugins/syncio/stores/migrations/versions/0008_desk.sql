-- Of each change of a funded invoice, the version that FactorS held when it funded: what compare held it against. The web
-- reads no release, so it is told this much of them; none is told where no push of the invoice is on record.
CREATE VIEW syncio_web.version_at_funding WITH (security_barrier = true) AS
SELECT c.id AS change, held.n
FROM syncio.change c
CROSS JOIN LATERAL (
    SELECT r.after_n AS n
    FROM syncio.release r
    JOIN syncio.release_outcome o ON o.release = r.id AND o.outcome = 'pushed'
    WHERE r.record = c.record AND r.class = 'content'
    ORDER BY o.applied > c.funded_at, abs(extract(epoch FROM o.applied - c.funded_at))
    LIMIT 1
) held
WHERE c.funded_at IS NOT NULL AND c.client IN (SELECT syncio.member_clients());
GRANT SELECT ON syncio_web.version_at_funding TO syncio_web;

-- What else was decided about a debtor's invoices.
CREATE INDEX change_debtor ON change (debtor_record);
