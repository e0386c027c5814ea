-- After multiply.sql: every tenth debtor is busy. Of its latest five invoices three are new, one was raised and one voided;
-- everything else is approved. Every company is a debtor of ten clients. Busy debtors' invoices alone have documents.
CREATE TEMP TABLE copied AS
SELECT d.record, d.client, d.external_id, d.name, o.record AS original, row_number() OVER (ORDER BY d.record) AS place
FROM debtor d
JOIN (SELECT record, md5(external_id || k)::uuid::text AS external_id
      FROM original_debtor, generate_series(0, %(times)s::int - 1) k) o USING (external_id);
INSERT INTO version
SELECT c.record, 1, v.seen, v.content_hash, NULL, v.raw_hash, v.page, v.off, v.len,
       jsonb_build_object('v', 1, 'id', c.external_id, 'name', c.name, 'tax_number', 'GB' || 100000000 + c.place / 10,
                          'email', 'accounts@' || c.place || '.example', 'bank_account', '')::text, NULL, '{}'
FROM copied c JOIN version v ON v.record = c.original;
CREATE TEMP TABLE busy AS
SELECT h.record, h.number, h.debtor, h.status, h.total, h.n, o.record AS original, o.number AS original_number,
       o.debtor AS original_debtor, row_number() OVER (PARTITION BY h.debtor ORDER BY h.issue_date DESC, h.record) AS latest
FROM head h
JOIN copied c ON c.external_id = h.debtor AND c.client = h.client AND c.place %% 10 = 0
JOIN original o ON o.number = 'INV-' || lpad((substr(h.number, 5)::int %% 10000)::text, 7, '0')
WHERE h.status <> 'draft';
INSERT INTO version
SELECT b.record, 1, v.seen, v.content_hash, v.balance_hash, v.raw_hash, v.page, v.off, v.len,
       replace(replace(v.doc, b.original_number, b.number), b.original_debtor, b.debtor), v.balance, v.origin
FROM busy b JOIN version v ON v.record = b.original AND v.n = 1;
INSERT INTO approved
SELECT h.record, h.n, h.content_hash, h.n, h.balance_hash, h.seen FROM head h
WHERE h.status <> 'draft' AND h.record NOT IN (SELECT record FROM busy WHERE latest <= 3)
UNION ALL SELECT record, n, content_hash, n, NULL, seen FROM debtor;
CREATE TEMP TABLE edited AS
SELECT b.record, b.latest = 4 AS raised,
       CASE WHEN b.latest = 4
            THEN replace(v.doc, '"total":"' || trim_scale(b.total) || '"', '"total":"' || trim_scale(b.total + 100) || '"')
            ELSE replace(v.doc, '"state":"open"', '"state":"void"') END AS doc
FROM busy b JOIN version v ON v.record = b.record
WHERE b.latest IN (4, 5) AND b.status <> 'voided';
INSERT INTO version
SELECT e.record, 2, v.seen, sha256(convert_to(e.doc, 'UTF8')), v.balance_hash, v.raw_hash, v.page, v.off, v.len, e.doc,
       v.balance, v.origin
FROM edited e JOIN version v ON v.record = e.record AND v.n = 1;
UPDATE head h
SET n = 2, content_hash = sha256(convert_to(e.doc, 'UTF8')), total = h.total + CASE WHEN e.raised THEN 100 ELSE 0 END,
    status = CASE WHEN e.raised THEN h.status ELSE 'voided' END
FROM edited e
WHERE e.record = h.record
