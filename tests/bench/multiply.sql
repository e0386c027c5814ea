-- Client 0's book, `times` times, each under other keys, numbers, debtors and days; debtors and theirs dealt out evenly.
CREATE TEMP TABLE original_debtor AS SELECT *, row_number() OVER (ORDER BY record) AS no FROM debtor;
CREATE TEMP TABLE original AS
SELECT h.*, d.no FROM head h JOIN original_debtor d ON d.external_id = h.debtor AND d.client = h.client;
TRUNCATE head, debtor, number_block;
INSERT INTO debtor
SELECT nextval('record_id'), (%(clients)s::int[])[1 + (no + k) %% cardinality(%(clients)s::int[])],
       md5(external_id || k)::uuid::text, n, raw_hash, content_hash, name || '/' || k, seen
FROM original_debtor, generate_series(0, %(times)s::int - 1) k
ORDER BY k, no;
INSERT INTO head
SELECT nextval('record_id'), (%(clients)s::int[])[1 + (no + k) %% cardinality(%(clients)s::int[])],
       md5(external_id || k)::uuid::text, n, raw_hash, content_hash, balance_hash, kind,
       'INV-' || lpad((substr(number, 5)::int + 10000 * k)::text, 7, '0'), status, md5(debtor || k)::uuid::text,
       issue_date + k * 13 %% 97, due_date + k * 13 %% 97, currency, total, due, updated, seen
FROM original, generate_series(0, %(times)s::int - 1) k
ORDER BY k, record;
INSERT INTO member (client, user_name, role) SELECT unnest(%(clients)s::int[]), 'vic', 'viewer'
