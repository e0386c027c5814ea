INSERT INTO party (record, client, external_id, n, tax_key, name_key, mail_domain, since)
SELECT d.record, d.client, d.external_id, m.n, m.tax_key, m.name_key, m.mail_domain, coalesce(first.seen, d.seen)
FROM unnest(%(records)s::bigint[], %(ns)s::int[], %(tax_keys)s::text[], %(name_keys)s::text[], %(mail_domains)s::text[])
    AS m (record, n, tax_key, name_key, mail_domain)
JOIN debtor d ON d.record = m.record
LEFT JOIN version first ON first.record = d.record AND first.n = 1
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, tax_key = excluded.tax_key, name_key = excluded.name_key, mail_domain = excluded.mail_domain
