-- The candidates' debtors: who they are, and since when they are known.
SELECT h.record, p.tax_key, p.mail_domain, p.since
FROM unnest(%(records)s::bigint[]) AS r (record)
JOIN head h ON h.record = r.record
JOIN party p ON p.client = h.client AND p.external_id = h.debtor
