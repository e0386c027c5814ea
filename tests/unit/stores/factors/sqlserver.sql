SET XACT_ABORT ON; SET NOCOUNT OFF; SET LOCK_TIMEOUT 60000;
GO

DECLARE @got int; EXEC @got = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
SELECT @got;
GO

SELECT client.id
FROM client
WHERE client.name = @name_1;
GO

INSERT INTO client (name) OUTPUT inserted.id VALUES (@name);
GO

SELECT integration.push_ledger.push_id, integration.push_ledger.hash, CAST(SWITCHOFFSET(integration.push_ledger.applied_at, '+00:00') AS DATETIME2) AS anon_1
FROM integration.push_ledger WITH (UPDLOCK, HOLDLOCK)
WHERE integration.push_ledger.push_id IN (SELECT CAST(anon_2.value AS UNIQUEIDENTIFIER) AS value
FROM OPENJSON(@ids) AS anon_2);
GO

INSERT INTO integration.stage_invoice (batch, client, push_id, class, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due)
SELECT batch, client, push_id, class, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due
FROM OPENJSON(@rows)
WITH (batch UNIQUEIDENTIFIER '$[0]', client INTEGER '$[1]', push_id UNIQUEIDENTIFIER '$[2]', class VARCHAR(10) '$[3]', external_id NVARCHAR(100) '$[4]', debtor NVARCHAR(100) '$[5]', kind VARCHAR(20) '$[6]', number NVARCHAR(255) '$[7]', issue_date DATE '$[8]', due_date DATE '$[9]', currency VARCHAR(3) '$[10]', subtotal NUMERIC(19, 4) '$[11]', tax NUMERIC(19, 4) '$[12]', total NUMERIC(19, 4) '$[13]', reference NVARCHAR(4000) '$[14]', state VARCHAR(4) '$[15]', paid NUMERIC(19, 4) '$[16]', credited NUMERIC(19, 4) '$[17]', due NUMERIC(19, 4) '$[18]');
GO

INSERT INTO integration.stage_debtor (batch, client, push_id, external_id, name, tax_number, email, bank_account)
SELECT batch, client, push_id, external_id, name, tax_number, email, bank_account
FROM OPENJSON(@rows)
WITH (batch UNIQUEIDENTIFIER '$[0]', client INTEGER '$[1]', push_id UNIQUEIDENTIFIER '$[2]', external_id NVARCHAR(100) '$[3]', name NVARCHAR(500) '$[4]', tax_number NVARCHAR(100) '$[5]', email NVARCHAR(255) '$[6]', bank_account NVARCHAR(100) '$[7]');
GO

SELECT integration.stage_invoice.push_id, invoice.id, invoice.kind, invoice.number, debtor.external_id, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(30)) AS subtotal, CAST(invoice.tax AS VARCHAR(30)) AS tax, CAST(invoice.total AS VARCHAR(30)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(30)) AS paid, CAST(invoice.credited AS VARCHAR(30)) AS credited, CAST(invoice.due AS VARCHAR(30)) AS due
FROM integration.stage_invoice
JOIN invoice WITH (UPDLOCK, HOLDLOCK) ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
JOIN debtor ON debtor.id = invoice.debtor
WHERE integration.stage_invoice.batch = @this_batch;
GO

SELECT integration.stage_debtor.push_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM integration.stage_debtor
JOIN debtor WITH (UPDLOCK, HOLDLOCK) ON debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id
WHERE integration.stage_debtor.batch = @this_batch AND integration.stage_debtor.push_id IS NOT NULL;
GO

SELECT integration.stage_invoice.push_id, integration.stage_invoice.debtor
FROM integration.stage_invoice
WHERE integration.stage_invoice.batch = @this_batch
AND NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor))
AND NOT (EXISTS (SELECT *
FROM integration.stage_debtor
WHERE integration.stage_debtor.client = integration.stage_invoice.client AND integration.stage_debtor.external_id = integration.stage_invoice.debtor));
GO

UPDATE debtor SET name=integration.stage_debtor.name, tax_number=integration.stage_debtor.tax_number, email=integration.stage_debtor.email, bank_account=integration.stage_debtor.bank_account
FROM debtor, integration.stage_debtor
WHERE debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id AND integration.stage_debtor.batch = @this_batch AND integration.stage_debtor.push_id IS NOT NULL;
GO

INSERT INTO debtor (client, external_id, name, tax_number, email, bank_account)
SELECT integration.stage_debtor.client, integration.stage_debtor.external_id, integration.stage_debtor.name, integration.stage_debtor.tax_number, integration.stage_debtor.email, integration.stage_debtor.bank_account
FROM integration.stage_debtor
WHERE integration.stage_debtor.batch = @this_batch
AND NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id));
GO

UPDATE invoice SET paid=integration.stage_invoice.paid, credited=integration.stage_invoice.credited, due=integration.stage_invoice.due
FROM invoice, integration.stage_invoice
WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND integration.stage_invoice.batch = @this_batch AND integration.stage_invoice.class = @class_1;
GO

UPDATE invoice SET debtor=debtor.id, kind=integration.stage_invoice.kind, number=integration.stage_invoice.number, issue_date=integration.stage_invoice.issue_date, due_date=integration.stage_invoice.due_date, currency=integration.stage_invoice.currency, subtotal=integration.stage_invoice.subtotal, tax=integration.stage_invoice.tax, total=integration.stage_invoice.total, reference=integration.stage_invoice.reference, state=integration.stage_invoice.state, paid=integration.stage_invoice.paid, credited=integration.stage_invoice.credited, due=integration.stage_invoice.due
FROM invoice, integration.stage_invoice, debtor
WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor AND integration.stage_invoice.batch = @this_batch AND integration.stage_invoice.class = @class_1;
GO

DELETE
FROM invoice_line
FROM invoice_line, invoice, integration.stage_invoice
WHERE invoice_line.invoice = invoice.id AND invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND integration.stage_invoice.batch = @this_batch AND integration.stage_invoice.class = @class_1;
GO

INSERT INTO invoice (client, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due)
SELECT integration.stage_invoice.client, integration.stage_invoice.external_id, debtor.id, integration.stage_invoice.kind, integration.stage_invoice.number, integration.stage_invoice.issue_date, integration.stage_invoice.due_date, integration.stage_invoice.currency, integration.stage_invoice.subtotal, integration.stage_invoice.tax, integration.stage_invoice.total, integration.stage_invoice.reference, integration.stage_invoice.state, integration.stage_invoice.paid, integration.stage_invoice.credited, integration.stage_invoice.due
FROM integration.stage_invoice
JOIN debtor ON debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor
WHERE integration.stage_invoice.batch = @this_batch AND integration.stage_invoice.class = @class_1
AND NOT (EXISTS (SELECT *
FROM invoice
WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id));
GO

SELECT integration.stage_invoice.push_id, invoice.id
FROM integration.stage_invoice
JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
WHERE integration.stage_invoice.batch = @this_batch AND integration.stage_invoice.class = @class_1;
GO

INSERT INTO invoice_line (invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking)
SELECT invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking
FROM OPENJSON(@rows)
WITH (invoice BIGINT '$[0]', position INTEGER '$[1]', description NVARCHAR(max) '$[2]', quantity NUMERIC(19, 4) '$[3]', unit_price NUMERIC(19, 4) '$[4]', amount NUMERIC(19, 4) '$[5]', tax NUMERIC(19, 4) '$[6]', tax_type NVARCHAR(100) '$[7]', account NVARCHAR(100) '$[8]', item NVARCHAR(100) '$[9]', tracking NVARCHAR(max) '$[10]');
GO

INSERT INTO integration.push_ledger (push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch)
SELECT push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch
FROM OPENJSON(@rows)
WITH (push_id UNIQUEIDENTIFIER '$[0]', hash VARCHAR(64) '$[1]', policy VARCHAR(64) '$[2]', class VARCHAR(10) '$[3]', client INTEGER '$[4]', external_id NVARCHAR(100) '$[5]', after_hash VARCHAR(64) '$[6]', after_balance VARCHAR(64) '$[7]', lines INTEGER '$[8]', currency VARCHAR(3) '$[9]', gross NUMERIC(19, 4) '$[10]', batch UNIQUEIDENTIFIER '$[11]');
GO

SELECT integration.stage_invoice.push_id, invoice.id, invoice.kind, invoice.number, debtor.external_id, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(30)) AS subtotal, CAST(invoice.tax AS VARCHAR(30)) AS tax, CAST(invoice.total AS VARCHAR(30)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(30)) AS paid, CAST(invoice.credited AS VARCHAR(30)) AS credited, CAST(invoice.due AS VARCHAR(30)) AS due
FROM integration.stage_invoice
JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
JOIN debtor ON debtor.id = invoice.debtor
WHERE integration.stage_invoice.batch = @this_batch;
GO

SELECT invoice_line.invoice, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(30)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(30)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(30)) AS amount, CAST(invoice_line.tax AS VARCHAR(30)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM integration.stage_invoice
JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
JOIN invoice_line ON invoice_line.invoice = invoice.id
WHERE integration.stage_invoice.batch = @this_batch
ORDER BY invoice_line.invoice, invoice_line.position;
GO

SELECT integration.stage_debtor.push_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM integration.stage_debtor
JOIN debtor ON debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id
WHERE integration.stage_debtor.batch = @this_batch;
GO

SELECT invoice.currency, count(*) AS count_1, sum(CASE WHEN (invoice.state = @state_1) THEN @param_1 WHEN (invoice.kind = @kind_1) THEN -invoice.total ELSE invoice.total END) AS sum_1
FROM integration.stage_invoice
JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
WHERE integration.stage_invoice.batch = @this_batch
GROUP BY invoice.currency;
GO

DELETE
FROM integration.stage_debtor
WHERE integration.stage_debtor.batch = @this_batch;
GO

DELETE
FROM integration.stage_invoice
WHERE integration.stage_invoice.batch = @this_batch;
GO

SELECT invoice.external_id, CAST(SWITCHOFFSET(integration.funding.funded_at, '+00:00') AS DATETIME2) AS anon_1, integration.funding.amount
FROM integration.funding
JOIN invoice ON invoice.id = integration.funding.invoice
JOIN client ON client.id = invoice.client
WHERE client.name = @name_1
ORDER BY invoice.external_id;
GO

SELECT integration.push_ledger.push_id
FROM integration.push_ledger
JOIN client ON client.id = integration.push_ledger.client
WHERE client.name = @name_1 AND integration.push_ledger.applied_at = (SELECT max(integration.push_ledger.applied_at) AS max_1
FROM integration.push_ledger
JOIN client ON client.id = integration.push_ledger.client
WHERE client.name = @name_2);
GO

SELECT integration.push_ledger.push_id, integration.push_ledger.hash, integration.push_ledger.policy, integration.push_ledger.class, integration.push_ledger.external_id, integration.push_ledger.after_hash, integration.push_ledger.after_balance, CAST(SWITCHOFFSET(integration.push_ledger.applied_at, '+00:00') AS DATETIME2) AS anon_1
FROM integration.push_ledger
JOIN client ON client.id = integration.push_ledger.client
WHERE client.name = @name_1
ORDER BY integration.push_ledger.applied_at, integration.push_ledger.push_id;
GO

SELECT invoice.external_id, invoice.id, invoice.kind, invoice.number, debtor.external_id AS external_id_1, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(30)) AS subtotal, CAST(invoice.tax AS VARCHAR(30)) AS tax, CAST(invoice.total AS VARCHAR(30)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(30)) AS paid, CAST(invoice.credited AS VARCHAR(30)) AS credited, CAST(invoice.due AS VARCHAR(30)) AS due
FROM invoice
JOIN client ON client.id = invoice.client
JOIN debtor ON debtor.id = invoice.debtor
WHERE client.name = @name_1 AND invoice.external_id IN (@external_id_2_1);
GO

SELECT invoice_line.invoice, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(30)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(30)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(30)) AS amount, CAST(invoice_line.tax AS VARCHAR(30)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM invoice_line
WHERE invoice_line.invoice IN (@invoice_1_1)
ORDER BY invoice_line.invoice, invoice_line.position;
GO

SELECT debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM debtor
JOIN client ON client.id = debtor.client
WHERE client.name = @name_1;
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

