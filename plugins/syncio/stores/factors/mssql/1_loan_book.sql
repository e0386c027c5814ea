-- The reference loan book, for a test system or a lender that has none yet. Where FactorS has its own tables, leave
-- this script out: what push needs of them is in 3_rights.sql. Safe to run again; changes nothing that is there.
--
-- Ids are compared byte for byte (BIN2), as the source compares them. A text that is missing is '', never NULL.
-- Amounts are NUMERIC(19, 4). Texts from clients are NVARCHAR; codes of ours are VARCHAR.

IF OBJECT_ID(N'dbo.client', N'U') IS NULL
    CREATE TABLE dbo.client (
        id INTEGER NOT NULL IDENTITY,
        name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT pk_client PRIMARY KEY (id),
        CONSTRAINT uq_client UNIQUE (name)
    );
GO

IF OBJECT_ID(N'dbo.debtor', N'U') IS NULL
    CREATE TABLE dbo.debtor (
        id BIGINT NOT NULL IDENTITY,
        client INTEGER NOT NULL,
        external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        name NVARCHAR(500) NOT NULL,
        tax_number NVARCHAR(100) NOT NULL,
        email NVARCHAR(255) NOT NULL,
        bank_account NVARCHAR(100) NOT NULL,
        CONSTRAINT pk_debtor PRIMARY KEY (id),
        CONSTRAINT uq_debtor UNIQUE (client, external_id),
        CONSTRAINT fk_debtor_client FOREIGN KEY (client) REFERENCES dbo.client (id)
    );
GO

-- 1 to 2 kB an invoice with its lines. Push changes up to 1,000 invoices in one transaction, and more than 5,000 row
-- locks of one statement become a lock on the whole table: where the loan book must not wait for the second that takes,
-- ALTER TABLE dbo.invoice_line SET (LOCK_ESCALATION = DISABLE), and dbo.invoice alike.
IF OBJECT_ID(N'dbo.invoice', N'U') IS NULL
    BEGIN
        CREATE TABLE dbo.invoice (
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
            CONSTRAINT pk_invoice PRIMARY KEY (id),
            CONSTRAINT uq_invoice UNIQUE (client, external_id),
            CONSTRAINT ck_invoice_state CHECK (state IN ('open', 'void')),
            CONSTRAINT fk_invoice_client FOREIGN KEY (client) REFERENCES dbo.client (id),
            CONSTRAINT fk_invoice_debtor FOREIGN KEY (debtor) REFERENCES dbo.debtor (id)
        );
    END;
GO

IF OBJECT_ID(N'dbo.invoice_line', N'U') IS NULL
    BEGIN
        CREATE TABLE dbo.invoice_line (
            invoice BIGINT NOT NULL,
            position INTEGER NOT NULL,
            description NVARCHAR(MAX) NOT NULL,
            quantity NUMERIC(19, 4) NULL,
            unit_price NUMERIC(19, 4) NULL,
            amount NUMERIC(19, 4) NOT NULL,
            tax NUMERIC(19, 4) NOT NULL,
            tax_type NVARCHAR(100) NOT NULL,
            account NVARCHAR(100) NOT NULL,
            item NVARCHAR(100) NOT NULL,
            tracking NVARCHAR(MAX) NOT NULL,
            CONSTRAINT pk_invoice_line PRIMARY KEY (invoice, position),
            CONSTRAINT fk_invoice_line_invoice FOREIGN KEY (invoice) REFERENCES dbo.invoice (id)
        );
    END;
GO

-- The lender's own: what was paid out against an invoice. Push may not write it; integration.funding reads it.
IF OBJECT_ID(N'dbo.advance', N'U') IS NULL
    BEGIN
        CREATE TABLE dbo.advance (
            id BIGINT NOT NULL IDENTITY,
            invoice BIGINT NOT NULL,
            funded_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
            amount NUMERIC(19, 4) NOT NULL,
            CONSTRAINT pk_advance PRIMARY KEY (id),
            CONSTRAINT fk_advance_invoice FOREIGN KEY (invoice) REFERENCES dbo.invoice (id)
        );
        CREATE INDEX ix_advance_invoice ON dbo.advance (invoice);
    END;
GO

IF SCHEMA_ID(N'integration') IS NULL
    EXEC (N'CREATE SCHEMA integration AUTHORIZATION dbo');
GO

-- What FactorS says to SyncIO: since when, and with how much, an invoice is funded. Where the loan book keeps its
-- advances elsewhere, write this view over them: the three columns are all that is read.
CREATE OR ALTER VIEW integration.funding
AS
SELECT
    invoice,
    MIN(funded_at) AS funded_at,
    SUM(amount) AS amount
FROM dbo.advance
GROUP BY invoice;
GO
