SET XACT_ABORT ON; SET NOCOUNT OFF; SET LOCK_TIMEOUT 60000;
GO

DECLARE @got int; EXEC @got = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
SELECT @got;
GO

SELECT client.id, client.name
FROM client
WHERE client.name = @name_1;
GO

INSERT INTO client (name) OUTPUT inserted.id, inserted.name VALUES (@name);
GO

SELECT integration.push_ledger.push_id, integration.push_ledger.hash, CAST(SWITCHOFFSET(integration.push_ledger.applied_at, '+00:00') AS DATETIME2) AS anon_1
FROM integration.push_ledger WITH (UPDLOCK, HOLDLOCK)
WHERE integration.push_ledger.push_id IN (SELECT CAST(anon_2.value AS UNIQUEIDENTIFIER) AS value
FROM OPENJSON(@ids) AS anon_2);
GO

DROP TABLE IF EXISTS #stage_invoice;
SELECT empty.syncio_client_id, empty.syncio_client_name, empty.syncio_push_id, empty.syncio_class, empty.syncio_debtor_external_id, empty.external_id, empty.kind, empty.number, empty.issue_date, empty.due_date, empty.currency, empty.subtotal, empty.tax, empty.total, empty.reference, empty.state, empty.paid, empty.credited, empty.due
 INTO #stage_invoice
FROM (SELECT TOP 0 client.id AS syncio_client_id, client.name AS syncio_client_name, CAST(NULL AS UNIQUEIDENTIFIER) AS syncio_push_id, CAST(NULL AS VARCHAR(10)) AS syncio_class, debtor.external_id AS syncio_debtor_external_id, invoice.external_id AS external_id, invoice.kind AS kind, invoice.number AS number, invoice.issue_date AS issue_date, invoice.due_date AS due_date, invoice.currency AS currency, invoice.subtotal AS subtotal, invoice.tax AS tax, invoice.total AS total, invoice.reference AS reference, invoice.state AS state, invoice.paid AS paid, invoice.credited AS credited, invoice.due AS due
FROM client, debtor, invoice) AS empty;
GO

DROP TABLE IF EXISTS #stage_debtor;
SELECT empty.syncio_client_id, empty.syncio_client_name, empty.syncio_push_id, empty.syncio_id, empty.external_id, empty.name, empty.tax_number, empty.email, empty.bank_account
 INTO #stage_debtor
FROM (SELECT TOP 0 client.id AS syncio_client_id, client.name AS syncio_client_name, CAST(NULL AS UNIQUEIDENTIFIER) AS syncio_push_id, CAST(NULL AS NVARCHAR(100)) AS syncio_id, debtor.external_id AS external_id, debtor.name AS name, debtor.tax_number AS tax_number, debtor.email AS email, debtor.bank_account AS bank_account
FROM client, debtor) AS empty;
GO

INSERT INTO [#stage_invoice] (syncio_client_id, syncio_client_name, syncio_push_id, syncio_class, syncio_debtor_external_id, external_id, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due)
SELECT syncio_client_id, syncio_client_name, syncio_push_id, syncio_class, syncio_debtor_external_id, external_id, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due
FROM OPENJSON(@rows)
WITH (syncio_client_id INTEGER '$[0]', syncio_client_name NVARCHAR(200) '$[1]', syncio_push_id UNIQUEIDENTIFIER '$[2]', syncio_class VARCHAR(10) '$[3]', syncio_debtor_external_id NVARCHAR(100) '$[4]', external_id NVARCHAR(100) '$[5]', kind VARCHAR(20) '$[6]', number NVARCHAR(255) '$[7]', issue_date DATE '$[8]', due_date DATE '$[9]', currency VARCHAR(3) '$[10]', subtotal NUMERIC(19, 4) '$[11]', tax NUMERIC(19, 4) '$[12]', total NUMERIC(19, 4) '$[13]', reference NVARCHAR(4000) '$[14]', state VARCHAR(4) '$[15]', paid NUMERIC(19, 4) '$[16]', credited NUMERIC(19, 4) '$[17]', due NUMERIC(19, 4) '$[18]');
GO

INSERT INTO [#stage_debtor] (syncio_client_id, syncio_client_name, syncio_push_id, syncio_id, external_id, name, tax_number, email, bank_account)
SELECT syncio_client_id, syncio_client_name, syncio_push_id, syncio_id, external_id, name, tax_number, email, bank_account
FROM OPENJSON(@rows)
WITH (syncio_client_id INTEGER '$[0]', syncio_client_name NVARCHAR(200) '$[1]', syncio_push_id UNIQUEIDENTIFIER '$[2]', syncio_id NVARCHAR(100) '$[3]', external_id NVARCHAR(100) '$[4]', name NVARCHAR(500) '$[5]', tax_number NVARCHAR(100) '$[6]', email NVARCHAR(255) '$[7]', bank_account NVARCHAR(100) '$[8]');
GO

SELECT [#stage_invoice].syncio_push_id, invoice.id, invoice.external_id, invoice.kind, invoice.number, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(40)) AS subtotal, CAST(invoice.tax AS VARCHAR(40)) AS tax, CAST(invoice.total AS VARCHAR(40)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(40)) AS paid, CAST(invoice.credited AS VARCHAR(40)) AS credited, CAST(invoice.due AS VARCHAR(40)) AS due, debtor.external_id AS external_id_1, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM [#stage_invoice], invoice WITH (UPDLOCK, HOLDLOCK), debtor
WHERE invoice.debtor = debtor.id AND invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id;
GO

SELECT [#stage_debtor].syncio_push_id, [#stage_debtor].syncio_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM [#stage_debtor], debtor WITH (UPDLOCK, HOLDLOCK)
WHERE debtor.external_id = [#stage_debtor].external_id AND debtor.client = [#stage_debtor].syncio_client_id AND [#stage_debtor].syncio_push_id IS NOT NULL;
GO

SELECT [#stage_invoice].syncio_push_id
FROM [#stage_invoice]
WHERE NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.external_id = [#stage_invoice].syncio_debtor_external_id AND debtor.client = [#stage_invoice].syncio_client_id))
AND NOT (EXISTS (SELECT *
FROM [#stage_debtor]
WHERE [#stage_debtor].external_id = [#stage_invoice].syncio_debtor_external_id));
GO

UPDATE debtor SET name=[#stage_debtor].name, tax_number=[#stage_debtor].tax_number, email=[#stage_debtor].email, bank_account=[#stage_debtor].bank_account
FROM debtor, [#stage_debtor]
WHERE debtor.external_id = [#stage_debtor].external_id AND debtor.client = [#stage_debtor].syncio_client_id AND [#stage_debtor].syncio_push_id IS NOT NULL;
GO

INSERT INTO debtor (client, external_id, name, tax_number, email, bank_account)
SELECT @param_1 AS anon_1, [#stage_debtor].external_id, [#stage_debtor].name, [#stage_debtor].tax_number, [#stage_debtor].email, [#stage_debtor].bank_account
FROM [#stage_debtor]
WHERE NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.external_id = [#stage_debtor].external_id AND debtor.client = [#stage_debtor].syncio_client_id));
GO

UPDATE invoice SET paid=[#stage_invoice].paid, credited=[#stage_invoice].credited, due=[#stage_invoice].due
FROM invoice, [#stage_invoice]
WHERE invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id AND [#stage_invoice].syncio_class = @syncio_class_1;
GO

UPDATE invoice SET debtor=debtor.id, kind=[#stage_invoice].kind, number=[#stage_invoice].number, issue_date=[#stage_invoice].issue_date, due_date=[#stage_invoice].due_date, currency=[#stage_invoice].currency, subtotal=[#stage_invoice].subtotal, tax=[#stage_invoice].tax, total=[#stage_invoice].total, reference=[#stage_invoice].reference, state=[#stage_invoice].state, paid=[#stage_invoice].paid, credited=[#stage_invoice].credited, due=[#stage_invoice].due
FROM invoice, [#stage_invoice], debtor
WHERE invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id AND debtor.external_id = [#stage_invoice].syncio_debtor_external_id AND debtor.client = [#stage_invoice].syncio_client_id AND [#stage_invoice].syncio_class = @syncio_class_1;
GO

DELETE
FROM invoice_line
FROM invoice_line, invoice, [#stage_invoice]
WHERE invoice_line.invoice = invoice.id AND invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id AND [#stage_invoice].syncio_class = @syncio_class_1;
GO

INSERT INTO invoice (client, debtor, external_id, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due)
SELECT @param_1 AS anon_1, debtor.id, [#stage_invoice].external_id, [#stage_invoice].kind, [#stage_invoice].number, [#stage_invoice].issue_date, [#stage_invoice].due_date, [#stage_invoice].currency, [#stage_invoice].subtotal, [#stage_invoice].tax, [#stage_invoice].total, [#stage_invoice].reference, [#stage_invoice].state, [#stage_invoice].paid, [#stage_invoice].credited, [#stage_invoice].due
FROM [#stage_invoice]
JOIN debtor ON debtor.external_id = [#stage_invoice].syncio_debtor_external_id AND debtor.client = [#stage_invoice].syncio_client_id
WHERE [#stage_invoice].syncio_class = @syncio_class_1
AND NOT (EXISTS (SELECT *
FROM invoice
WHERE invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id));
GO

SELECT [#stage_invoice].syncio_push_id, invoice.id
FROM [#stage_invoice], invoice
WHERE invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id AND [#stage_invoice].syncio_class = @syncio_class_1;
GO

INSERT INTO invoice_line (invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking)
SELECT invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking
FROM OPENJSON(@rows)
WITH (invoice BIGINT '$[0]', position INTEGER '$[1]', description NVARCHAR(max) '$[2]', quantity NUMERIC(19, 4) '$[3]', unit_price NUMERIC(19, 4) '$[4]', amount NUMERIC(19, 4) '$[5]', tax NUMERIC(19, 4) '$[6]', tax_type NVARCHAR(100) '$[7]', account NVARCHAR(100) '$[8]', item NVARCHAR(100) '$[9]', tracking NVARCHAR(max) '$[10]');
GO

INSERT INTO integration.push_ledger (push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch)
SELECT push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch
FROM OPENJSON(@rows)
WITH (push_id UNIQUEIDENTIFIER '$[0]', hash VARCHAR(64) '$[1]', policy VARCHAR(64) '$[2]', class VARCHAR(10) '$[3]', client NVARCHAR(200) '$[4]', external_id NVARCHAR(100) '$[5]', after_hash VARCHAR(64) '$[6]', after_balance VARCHAR(64) '$[7]', lines INTEGER '$[8]', currency VARCHAR(3) '$[9]', gross NUMERIC(19, 4) '$[10]', batch UNIQUEIDENTIFIER '$[11]');
GO

SELECT [#stage_invoice].syncio_push_id, invoice.id, invoice.external_id, invoice.kind, invoice.number, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(40)) AS subtotal, CAST(invoice.tax AS VARCHAR(40)) AS tax, CAST(invoice.total AS VARCHAR(40)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(40)) AS paid, CAST(invoice.credited AS VARCHAR(40)) AS credited, CAST(invoice.due AS VARCHAR(40)) AS due, debtor.external_id AS external_id_1, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM [#stage_invoice], invoice, debtor
WHERE invoice.debtor = debtor.id AND invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id;
GO

SELECT invoice_line.invoice, invoice_line.position, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(40)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(40)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(40)) AS amount, CAST(invoice_line.tax AS VARCHAR(40)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM invoice_line, invoice, [#stage_invoice]
WHERE invoice_line.invoice = invoice.id AND invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id
ORDER BY invoice_line.invoice, invoice_line.position;
GO

SELECT [#stage_debtor].syncio_push_id, [#stage_debtor].syncio_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM [#stage_debtor], debtor
WHERE debtor.external_id = [#stage_debtor].external_id AND debtor.client = [#stage_debtor].syncio_client_id;
GO

SELECT count(*) AS count_1, coalesce(sum(invoice.total), @coalesce_2) AS coalesce_1
FROM [#stage_invoice]
JOIN invoice ON invoice.external_id = [#stage_invoice].external_id AND invoice.client = [#stage_invoice].syncio_client_id;
GO

SELECT invoice.external_id, CAST(SWITCHOFFSET(integration.funding.funded_at, '+00:00') AS DATETIME2) AS anon_1, integration.funding.amount
FROM invoice, integration.funding
WHERE integration.funding.invoice = invoice.id AND invoice.client = @client_1
ORDER BY invoice.external_id;
GO

SELECT integration.push_ledger.push_id
FROM integration.push_ledger
WHERE integration.push_ledger.client = @client_1 AND integration.push_ledger.applied_at = (SELECT max(integration.push_ledger.applied_at) AS max_1
FROM integration.push_ledger
WHERE integration.push_ledger.client = @client_1);
GO

SELECT integration.push_ledger.push_id, integration.push_ledger.hash, integration.push_ledger.policy, integration.push_ledger.class, integration.push_ledger.external_id, integration.push_ledger.after_hash, integration.push_ledger.after_balance, CAST(SWITCHOFFSET(integration.push_ledger.applied_at, '+00:00') AS DATETIME2) AS anon_1
FROM integration.push_ledger
WHERE integration.push_ledger.client = @client_1
ORDER BY integration.push_ledger.applied_at, integration.push_ledger.push_id;
GO

SELECT invoice.external_id, invoice.id, invoice.external_id AS external_id__1, invoice.kind, invoice.number, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(40)) AS subtotal, CAST(invoice.tax AS VARCHAR(40)) AS tax, CAST(invoice.total AS VARCHAR(40)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(40)) AS paid, CAST(invoice.credited AS VARCHAR(40)) AS credited, CAST(invoice.due AS VARCHAR(40)) AS due, debtor.external_id AS external_id_1, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM invoice, debtor
WHERE invoice.debtor = debtor.id AND invoice.client = @client_1 AND invoice.external_id IN (@external_id_2_1);
GO

SELECT invoice_line.invoice, invoice_line.position, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(40)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(40)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(40)) AS amount, CAST(invoice_line.tax AS VARCHAR(40)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM invoice_line, invoice
WHERE invoice_line.invoice = invoice.id AND invoice.client = @client_1 AND invoice.external_id IN (@external_id_1_1)
ORDER BY invoice_line.invoice, invoice_line.position;
GO

SELECT debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM debtor
WHERE debtor.client = @client_1;
GO

SELECT integration.hold.id, integration.hold.client, integration.hold.external_id, integration.hold.kind, integration.hold.currency, integration.hold.amount, integration.hold.reason
FROM integration.hold
WHERE integration.hold.lifted_at IS NULL
ORDER BY integration.hold.client, integration.hold.external_id;
GO

SELECT integration.hold.id, CAST(SWITCHOFFSET(integration.hold.placed_at, '+00:00') AS DATETIME2) AS anon_1, CAST(SWITCHOFFSET(integration.hold.lifted_at, '+00:00') AS DATETIME2) AS anon_2
FROM integration.hold
WHERE integration.hold.id IN (SELECT CAST(anon_3.value AS UNIQUEIDENTIFIER) AS value
FROM OPENJSON(@ids) AS anon_3);
GO

UPDATE integration.hold SET lifted_at=SYSUTCDATETIME()
WHERE integration.hold.lifted_at IS NULL AND integration.hold.id IN (SELECT CAST(anon_1.value AS UNIQUEIDENTIFIER) AS value
FROM OPENJSON(@ids) AS anon_1);
GO

INSERT INTO integration.hold (id, client, external_id, kind, currency, amount, reason)
SELECT id, client, external_id, kind, currency, amount, reason
FROM OPENJSON(@rows)
WITH (id UNIQUEIDENTIFIER '$[0]', client NVARCHAR(200) '$[1]', external_id NVARCHAR(100) '$[2]', kind VARCHAR(20) '$[3]', currency VARCHAR(3) '$[4]', amount NUMERIC(19, 4) '$[5]', reason NVARCHAR(4000) '$[6]');
GO

SELECT integration.client_status.client, integration.client_status.feed, CAST(SWITCHOFFSET(integration.client_status.since, '+00:00') AS DATETIME2) AS anon_1, integration.client_status.reason
FROM integration.client_status;
GO

UPDATE integration.client_status SET feed=@feed, since=CAST(@param_1 AS DATETIMEOFFSET), reason=@reason
WHERE integration.client_status.client = @client_1;
GO

INSERT INTO integration.client_status (client, feed, since, reason)
SELECT client, feed, since, reason
FROM OPENJSON(@rows)
WITH (client NVARCHAR(200) '$[0]', feed VARCHAR(20) '$[1]', since DATETIMEOFFSET '$[2]', reason NVARCHAR(4000) '$[3]');
GO

-- What there is of the tables and views that are asked for, one JSON document each, see sqlserver.py. It reads the
-- catalogue of the database that it runs in, where a log-in sees no object on which it has no right at all.
SELECT (
SELECT
        w.name,
        CASE WHEN o.type = 'V' THEN 'view' ELSE 'table' END AS kind,
        CAST(HAS_PERMS_BY_NAME(w.quoted, 'OBJECT', 'DELETE') AS BIT) AS deletes,
        JSON_QUERY((
SELECT
                c.name,
                c.is_nullable AS nullable,
                COALESCE(t.name, TYPE_NAME(c.user_type_id)) AS type,
                CASE
                    WHEN c.max_length < 0 OR t.name IN ('text', 'ntext') THEN NULL
                    WHEN t.name IN ('nvarchar', 'nchar') THEN c.max_length / 2
                    WHEN t.name IN ('varchar', 'char') THEN c.max_length
                END AS length,
                CASE WHEN t.name IN ('decimal', 'numeric', 'money', 'smallmoney') THEN c.[precision] END AS [precision],
                CASE WHEN t.name IN ('decimal', 'numeric', 'money', 'smallmoney') THEN c.[scale] END AS [scale],
                CAST(CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END AS BIT) AS [default],
                CASE
                    WHEN c.is_identity = 1 THEN 'identity'
                    WHEN c.is_computed = 1 OR c.generated_always_type <> 0 OR t.name = 'timestamp' THEN 'computed'
                    ELSE ''
                END AS generated,
                COALESCE(c.collation_name, '') AS collation,
                CASE
                    WHEN c.collation_name LIKE '%[_]CI[_]%' THEN 'badly'
                    WHEN c.collation_name LIKE '%[_]AI%' THEN 'letters'
                    ELSE 'bytes'
                END AS apart,
                CAST(CASE
                    WHEN t.name IN ('varchar', 'char', 'text') AND c.collation_name NOT LIKE '%[_]UTF8%' THEN 0
                    ELSE 1
                END AS BIT) AS [national],
                JSON_QUERY(COALESCE((
SELECT verbs.name
FROM (VALUES ('SELECT', 'COLUMN'), ('INSERT', NULL), ('UPDATE', 'COLUMN')) AS verbs (name, part)
WHERE HAS_PERMS_BY_NAME(
                        w.quoted, 'OBJECT', verbs.name, CASE WHEN verbs.part IS NOT NULL THEN c.name END, verbs.part
                    ) = 1
                    FOR JSON PATH
                ), '[]')) AS may
FROM sys.columns AS c
            LEFT
JOIN sys.types AS t ON c.system_type_id = t.user_type_id
WHERE c.object_id = o.object_id
ORDER BY c.column_id
            FOR JSON PATH
        )) AS columns,
        JSON_QUERY(COALESCE((
SELECT JSON_QUERY((
SELECT c.name
FROM sys.index_columns AS k
                INNER
JOIN sys.columns AS c ON k.object_id = c.object_id AND k.column_id = c.column_id
WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 0
ORDER BY k.key_ordinal
                FOR JSON PATH
            )) AS columns
FROM sys.indexes AS i
WHERE i.object_id = o.object_id AND i.is_unique = 1 AND i.is_disabled = 0 AND i.has_filter = 0
ORDER BY i.index_id
            FOR JSON PATH
        ), '[]')) AS [unique],
        JSON_QUERY(COALESCE((
SELECT k.name, k.[definition] AS [text]
FROM sys.check_constraints AS k
WHERE k.parent_object_id = o.object_id AND k.is_disabled = 0
ORDER BY k.name
            FOR JSON PATH
        ), '[]')) AS checks,
        JSON_QUERY(COALESCE((
SELECT
                SCHEMA_NAME(r.schema_id) + '.' + r.name AS [table],
                JSON_QUERY((
SELECT ours.name AS [column], theirs.name AS referred
FROM sys.foreign_key_columns AS k
                    INNER
JOIN sys.columns AS ours
                        ON k.parent_object_id = ours.object_id AND k.parent_column_id = ours.column_id
                    INNER
JOIN sys.columns AS theirs
                        ON k.referenced_object_id = theirs.object_id AND k.referenced_column_id = theirs.column_id
WHERE k.constraint_object_id = f.object_id
ORDER BY k.constraint_column_id
                    FOR JSON PATH
                )) AS pairs
FROM sys.foreign_keys AS f
            INNER
JOIN sys.objects AS r ON f.referenced_object_id = r.object_id
WHERE f.parent_object_id = o.object_id AND f.is_disabled = 0
ORDER BY f.name
            FOR JSON PATH
        ), '[]')) AS [references],
        JSON_QUERY(COALESCE((
SELECT
                g.name,
                JSON_QUERY((
SELECT e.type_desc AS name
FROM sys.trigger_events AS e
WHERE e.object_id = g.object_id
ORDER BY e.type
                    FOR JSON PATH
                )) AS events
FROM sys.triggers AS g
WHERE g.parent_id = o.object_id AND g.is_disabled = 0
ORDER BY g.name
            FOR JSON PATH
        ), '[]')) AS triggers
    FOR JSON PATH, WITHOUT_ARRAY_WRAPPER
) AS found
FROM OPENJSON (@wanted)
WITH (name NVARCHAR(400) '$.name', quoted NVARCHAR(800) '$.quoted') AS w
INNER
JOIN sys.objects AS o ON o.object_id = OBJECT_ID(w.quoted) AND o.type IN ('U', 'V')
ORDER BY w.name;
GO

EXEC [DETAIL].sys.sp_executesql @statement, N'@wanted NVARCHAR(MAX)', @wanted = @wanted;
GO

SELECT [FIN].[CLNT].[CLNAME], [FIN].[CLNT].[CLCODE]
FROM [FIN].[CLNT];
GO

SELECT DISTINCT TOP 1001 [FIN].[STATES].[STAT]
FROM [FIN].[STATES];
GO

SELECT compatibility_level
FROM sys.databases
WHERE name = DB_NAME();
GO

SELECT invoice.external_id, invoice.id, invoice.external_id AS external_id__1, invoice.kind, invoice.number, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(40)) AS subtotal, CAST(invoice.tax AS VARCHAR(40)) AS tax, CAST(invoice.total AS VARCHAR(40)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(40)) AS paid, CAST(invoice.credited AS VARCHAR(40)) AS credited, CAST(invoice.due AS VARCHAR(40)) AS due, debtor.external_id AS external_id_1, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM invoice, debtor
WHERE invoice.debtor = debtor.id AND invoice.client = @client_1 AND invoice.external_id IN (@external_id_2_1, @external_id_2_2);
GO

SELECT invoice_line.invoice, invoice_line.position, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(40)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(40)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(40)) AS amount, CAST(invoice_line.tax AS VARCHAR(40)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM invoice_line, invoice
WHERE invoice_line.invoice = invoice.id AND invoice.client = @client_1 AND invoice.external_id IN (@external_id_1_1, @external_id_1_2)
ORDER BY invoice_line.invoice, invoice_line.position;
GO

SELECT invoice.client, invoice.external_id, invoice.debtor, invoice.kind, invoice.number, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(40)) AS subtotal, CAST(invoice.tax AS VARCHAR(40)) AS tax, CAST(invoice.total AS VARCHAR(40)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(40)) AS paid, CAST(invoice.credited AS VARCHAR(40)) AS credited, CAST(invoice.due AS VARCHAR(40)) AS due, invoice.id
FROM invoice
WHERE invoice.external_id = @external_id_1 AND invoice.client = @client_1
ORDER BY invoice.client, invoice.external_id;
GO

SELECT debtor.client, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account, debtor.id
FROM debtor
WHERE debtor.external_id = @external_id_1 AND debtor.client = @client_1
ORDER BY debtor.client, debtor.external_id;
GO

SELECT invoice_line.invoice, invoice_line.position, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(40)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(40)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(40)) AS amount, CAST(invoice_line.tax AS VARCHAR(40)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM invoice_line, invoice
WHERE invoice.external_id = @external_id_1 AND invoice.client = @client_1 AND invoice_line.invoice = invoice.id
ORDER BY invoice_line.invoice, invoice_line.position;
GO

