-- table client
CREATE TABLE client (
	id INTEGER NOT NULL IDENTITY,
	name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)

-- table integration.stage_debtor
CREATE TABLE integration.stage_debtor (
	batch UNIQUEIDENTIFIER NOT NULL,
	client INTEGER NOT NULL,
	push_id UNIQUEIDENTIFIER NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	name NVARCHAR(500) NOT NULL,
	tax_number NVARCHAR(100) NOT NULL,
	email NVARCHAR(255) NOT NULL,
	bank_account NVARCHAR(100) NOT NULL
)

-- index ix_integration_stage_debtor_batch
CREATE INDEX ix_integration_stage_debtor_batch ON integration.stage_debtor (batch)

-- index stage_debtor_id
CREATE INDEX stage_debtor_id ON integration.stage_debtor (client, external_id)

-- table integration.stage_invoice
CREATE TABLE integration.stage_invoice (
	batch UNIQUEIDENTIFIER NOT NULL,
	client INTEGER NOT NULL,
	push_id UNIQUEIDENTIFIER NOT NULL,
	class VARCHAR(10) NOT NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	debtor NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	kind VARCHAR(20) NOT NULL,
	number NVARCHAR(255) NOT NULL,
	issue_date DATE NOT NULL,
	due_date DATE NULL,
	currency VARCHAR(3) NOT NULL,
	subtotal NUMERIC(19, 4) NOT NULL,
	tax NUMERIC(19, 4) NOT NULL,
	total NUMERIC(19, 4) NOT NULL,
	reference NVARCHAR(4000) NOT NULL,
	state VARCHAR(4) NOT NULL,
	paid NUMERIC(19, 4) NOT NULL,
	credited NUMERIC(19, 4) NOT NULL,
	due NUMERIC(19, 4) NOT NULL
)

-- index ix_integration_stage_invoice_batch
CREATE INDEX ix_integration_stage_invoice_batch ON integration.stage_invoice (batch)

-- table debtor
CREATE TABLE debtor (
	id BIGINT NOT NULL IDENTITY,
	client INTEGER NOT NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	name NVARCHAR(500) NOT NULL,
	tax_number NVARCHAR(100) NOT NULL,
	email NVARCHAR(255) NOT NULL,
	bank_account NVARCHAR(100) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (client, external_id),
	FOREIGN KEY(client) REFERENCES client (id)
)

-- table integration.client_status
CREATE TABLE integration.client_status (
	client INTEGER NOT NULL,
	feed VARCHAR(10) NOT NULL,
	since DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
	PRIMARY KEY (client),
	FOREIGN KEY(client) REFERENCES client (id)
)

-- table integration.hold
CREATE TABLE integration.hold (
	client INTEGER NOT NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	placed_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
	lifted_at DATETIMEOFFSET NULL,
	reason NVARCHAR(4000) NOT NULL,
	PRIMARY KEY (client, external_id, placed_at),
	FOREIGN KEY(client) REFERENCES client (id)
)

-- table integration.push_ledger
CREATE TABLE integration.push_ledger (
	push_id UNIQUEIDENTIFIER NOT NULL,
	hash VARCHAR(64) NOT NULL,
	policy VARCHAR(64) NULL,
	class VARCHAR(10) NOT NULL,
	client INTEGER NOT NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	after_hash VARCHAR(64) NOT NULL,
	after_balance VARCHAR(64) NULL,
	lines INTEGER NOT NULL,
	currency VARCHAR(3) NOT NULL,
	gross NUMERIC(19, 4) NOT NULL,
	batch UNIQUEIDENTIFIER NOT NULL,
	applied_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
	PRIMARY KEY (push_id),
	FOREIGN KEY(client) REFERENCES client (id)
)

-- table invoice
CREATE TABLE invoice (
	id BIGINT NOT NULL IDENTITY,
	client INTEGER NOT NULL,
	external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
	debtor BIGINT NOT NULL,
	kind VARCHAR(20) NOT NULL,
	number NVARCHAR(255) NOT NULL,
	issue_date DATE NOT NULL,
	due_date DATE NULL,
	currency VARCHAR(3) NOT NULL,
	subtotal NUMERIC(19, 4) NOT NULL,
	tax NUMERIC(19, 4) NOT NULL,
	total NUMERIC(19, 4) NOT NULL,
	reference NVARCHAR(4000) NOT NULL,
	state VARCHAR(4) NOT NULL,
	paid NUMERIC(19, 4) NOT NULL,
	credited NUMERIC(19, 4) NOT NULL,
	due NUMERIC(19, 4) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (client, external_id),
	CHECK (state IN ('open', 'void')),
	FOREIGN KEY(client) REFERENCES client (id),
	FOREIGN KEY(debtor) REFERENCES debtor (id)
)

-- table advance
CREATE TABLE advance (
	id BIGINT NOT NULL IDENTITY,
	invoice BIGINT NOT NULL,
	funded_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
	amount NUMERIC(19, 4) NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(invoice) REFERENCES invoice (id)
)

-- index ix_advance_invoice
CREATE INDEX ix_advance_invoice ON advance (invoice)

-- table invoice_line
CREATE TABLE invoice_line (
	invoice BIGINT NOT NULL,
	position INTEGER NOT NULL,
	description NVARCHAR(max) NOT NULL,
	quantity NUMERIC(19, 4) NULL,
	unit_price NUMERIC(19, 4) NULL,
	amount NUMERIC(19, 4) NOT NULL,
	tax NUMERIC(19, 4) NOT NULL,
	tax_type NVARCHAR(100) NOT NULL,
	account NVARCHAR(100) NOT NULL,
	item NVARCHAR(100) NOT NULL,
	tracking NVARCHAR(max) NOT NULL,
	PRIMARY KEY (invoice, position),
	FOREIGN KEY(invoice) REFERENCES invoice (id)
)

-- view integration.funding
CREATE VIEW integration.funding AS SELECT advance.invoice, min(advance.funded_at) AS funded_at, sum(advance.amount) AS amount
FROM advance GROUP BY advance.invoice

-- lock
DECLARE @got int; EXEC @got = sp_getapplock @Resource = :name, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000; SELECT @got

-- locked headers
SELECT integration.stage_invoice.push_id, invoice.id, invoice.kind, invoice.number, debtor.external_id, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(30)) AS subtotal, CAST(invoice.tax AS VARCHAR(30)) AS tax, CAST(invoice.total AS VARCHAR(30)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(30)) AS paid, CAST(invoice.credited AS VARCHAR(30)) AS credited, CAST(invoice.due AS VARCHAR(30)) AS due
FROM integration.stage_invoice JOIN invoice WITH (UPDLOCK, HOLDLOCK) ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id JOIN debtor ON debtor.id = invoice.debtor
WHERE integration.stage_invoice.batch = :this_batch

-- headers
SELECT integration.stage_invoice.push_id, invoice.id, invoice.kind, invoice.number, debtor.external_id, invoice.issue_date, invoice.due_date, invoice.currency, CAST(invoice.subtotal AS VARCHAR(30)) AS subtotal, CAST(invoice.tax AS VARCHAR(30)) AS tax, CAST(invoice.total AS VARCHAR(30)) AS total, invoice.reference, invoice.state, CAST(invoice.paid AS VARCHAR(30)) AS paid, CAST(invoice.credited AS VARCHAR(30)) AS credited, CAST(invoice.due AS VARCHAR(30)) AS due
FROM integration.stage_invoice JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id JOIN debtor ON debtor.id = invoice.debtor
WHERE integration.stage_invoice.batch = :this_batch

-- lines
SELECT invoice_line.invoice, invoice_line.description, CAST(invoice_line.quantity AS VARCHAR(30)) AS quantity, CAST(invoice_line.unit_price AS VARCHAR(30)) AS unit_price, CAST(invoice_line.amount AS VARCHAR(30)) AS amount, CAST(invoice_line.tax AS VARCHAR(30)) AS tax, invoice_line.tax_type, invoice_line.account, invoice_line.item, invoice_line.tracking
FROM integration.stage_invoice JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id JOIN invoice_line ON invoice_line.invoice = invoice.id
WHERE integration.stage_invoice.batch = :this_batch ORDER BY invoice_line.invoice, invoice_line.position

-- locked debtors
SELECT integration.stage_debtor.push_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM integration.stage_debtor JOIN debtor WITH (UPDLOCK, HOLDLOCK) ON debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id
WHERE integration.stage_debtor.batch = :this_batch AND integration.stage_debtor.push_id IS NOT NULL

-- debtors
SELECT integration.stage_debtor.push_id, debtor.external_id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account
FROM integration.stage_debtor JOIN debtor ON debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id
WHERE integration.stage_debtor.batch = :this_batch

-- homeless
SELECT integration.stage_invoice.push_id, integration.stage_invoice.debtor
FROM integration.stage_invoice
WHERE integration.stage_invoice.batch = :this_batch AND NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor)) AND NOT (EXISTS (SELECT *
FROM integration.stage_debtor
WHERE integration.stage_debtor.client = integration.stage_invoice.client AND integration.stage_debtor.external_id = integration.stage_invoice.debtor))

-- change debtors
UPDATE debtor SET name=integration.stage_debtor.name, tax_number=integration.stage_debtor.tax_number, email=integration.stage_debtor.email, bank_account=integration.stage_debtor.bank_account FROM debtor, integration.stage_debtor WHERE debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id AND integration.stage_debtor.batch = :this_batch AND integration.stage_debtor.push_id IS NOT NULL

-- add debtors
INSERT INTO debtor (client, external_id, name, tax_number, email, bank_account) SELECT integration.stage_debtor.client, integration.stage_debtor.external_id, integration.stage_debtor.name, integration.stage_debtor.tax_number, integration.stage_debtor.email, integration.stage_debtor.bank_account
FROM integration.stage_debtor
WHERE integration.stage_debtor.batch = :this_batch AND NOT (EXISTS (SELECT *
FROM debtor
WHERE debtor.client = integration.stage_debtor.client AND debtor.external_id = integration.stage_debtor.external_id))

-- change balances
UPDATE invoice SET paid=integration.stage_invoice.paid, credited=integration.stage_invoice.credited, due=integration.stage_invoice.due FROM invoice, integration.stage_invoice WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND integration.stage_invoice.batch = :this_batch AND integration.stage_invoice.class = :class_1

-- change invoices
UPDATE invoice SET debtor=debtor.id, kind=integration.stage_invoice.kind, number=integration.stage_invoice.number, issue_date=integration.stage_invoice.issue_date, due_date=integration.stage_invoice.due_date, currency=integration.stage_invoice.currency, subtotal=integration.stage_invoice.subtotal, tax=integration.stage_invoice.tax, total=integration.stage_invoice.total, reference=integration.stage_invoice.reference, state=integration.stage_invoice.state, paid=integration.stage_invoice.paid, credited=integration.stage_invoice.credited, due=integration.stage_invoice.due FROM invoice, integration.stage_invoice, debtor WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor AND integration.stage_invoice.batch = :this_batch AND integration.stage_invoice.class = :class_1

-- drop lines
DELETE FROM invoice_line FROM invoice_line, invoice, integration.stage_invoice WHERE invoice_line.invoice = invoice.id AND invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id AND integration.stage_invoice.batch = :this_batch AND integration.stage_invoice.class = :class_1

-- add invoices
INSERT INTO invoice (client, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due) SELECT integration.stage_invoice.client, integration.stage_invoice.external_id, debtor.id, integration.stage_invoice.kind, integration.stage_invoice.number, integration.stage_invoice.issue_date, integration.stage_invoice.due_date, integration.stage_invoice.currency, integration.stage_invoice.subtotal, integration.stage_invoice.tax, integration.stage_invoice.total, integration.stage_invoice.reference, integration.stage_invoice.state, integration.stage_invoice.paid, integration.stage_invoice.credited, integration.stage_invoice.due
FROM integration.stage_invoice JOIN debtor ON debtor.client = integration.stage_invoice.client AND debtor.external_id = integration.stage_invoice.debtor
WHERE integration.stage_invoice.batch = :this_batch AND integration.stage_invoice.class = :class_1 AND NOT (EXISTS (SELECT *
FROM invoice
WHERE invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id))

-- numbers
SELECT integration.stage_invoice.push_id, invoice.id
FROM integration.stage_invoice JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
WHERE integration.stage_invoice.batch = :this_batch AND integration.stage_invoice.class = :class_1

-- held
SELECT invoice.currency, count(*) AS count_1, sum(CASE WHEN (invoice.state = :state_1) THEN :param_1 WHEN (invoice.kind = :kind_1) THEN -invoice.total ELSE invoice.total END) AS sum_1
FROM integration.stage_invoice JOIN invoice ON invoice.client = integration.stage_invoice.client AND invoice.external_id = integration.stage_invoice.external_id
WHERE integration.stage_invoice.batch = :this_batch GROUP BY invoice.currency

-- bulk stage_invoice
INSERT INTO integration.stage_invoice (batch, client, push_id, class, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due) SELECT batch, client, push_id, class, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due FROM OPENJSON(:rows) WITH (batch UNIQUEIDENTIFIER '$[0]', client INTEGER '$[1]', push_id UNIQUEIDENTIFIER '$[2]', class VARCHAR(10) '$[3]', external_id NVARCHAR(100) '$[4]', debtor NVARCHAR(100) '$[5]', kind VARCHAR(20) '$[6]', number NVARCHAR(255) '$[7]', issue_date DATE '$[8]', due_date DATE '$[9]', currency VARCHAR(3) '$[10]', subtotal NUMERIC(19, 4) '$[11]', tax NUMERIC(19, 4) '$[12]', total NUMERIC(19, 4) '$[13]', reference NVARCHAR(4000) '$[14]', state VARCHAR(4) '$[15]', paid NUMERIC(19, 4) '$[16]', credited NUMERIC(19, 4) '$[17]', due NUMERIC(19, 4) '$[18]')

-- bulk stage_debtor
INSERT INTO integration.stage_debtor (batch, client, push_id, external_id, name, tax_number, email, bank_account) SELECT batch, client, push_id, external_id, name, tax_number, email, bank_account FROM OPENJSON(:rows) WITH (batch UNIQUEIDENTIFIER '$[0]', client INTEGER '$[1]', push_id UNIQUEIDENTIFIER '$[2]', external_id NVARCHAR(100) '$[3]', name NVARCHAR(500) '$[4]', tax_number NVARCHAR(100) '$[5]', email NVARCHAR(255) '$[6]', bank_account NVARCHAR(100) '$[7]')

-- bulk invoice_line
INSERT INTO invoice_line (invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking) SELECT invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking FROM OPENJSON(:rows) WITH (invoice BIGINT '$[0]', position INTEGER '$[1]', description NVARCHAR(max) '$[2]', quantity NUMERIC(19, 4) '$[3]', unit_price NUMERIC(19, 4) '$[4]', amount NUMERIC(19, 4) '$[5]', tax NUMERIC(19, 4) '$[6]', tax_type NVARCHAR(100) '$[7]', account NVARCHAR(100) '$[8]', item NVARCHAR(100) '$[9]', tracking NVARCHAR(max) '$[10]')

-- bulk push_ledger
INSERT INTO integration.push_ledger (push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch) SELECT push_id, hash, policy, class, client, external_id, after_hash, after_balance, lines, currency, gross, batch FROM OPENJSON(:rows) WITH (push_id UNIQUEIDENTIFIER '$[0]', hash VARCHAR(64) '$[1]', policy VARCHAR(64) '$[2]', class VARCHAR(10) '$[3]', client INTEGER '$[4]', external_id NVARCHAR(100) '$[5]', after_hash VARCHAR(64) '$[6]', after_balance VARCHAR(64) '$[7]', lines INTEGER '$[8]', currency VARCHAR(3) '$[9]', gross NUMERIC(19, 4) '$[10]', batch UNIQUEIDENTIFIER '$[11]')
