-- Schema integration: what SyncIO keeps in FactorS's own database, so that it commits with the data or not at all.
-- Run as db_owner, beside any loan book. Safe to run again; changes nothing that is in use.
-- To take it away: 3_rights.sql says how to revoke; then drop the tables here. The ledger is evidence: keep a copy.

IF SCHEMA_ID(N'integration') IS NULL
    EXEC (N'CREATE SCHEMA integration AUTHORIZATION dbo');
GO

-- The push ledger: one row for each release that FactorS holds, written in the transaction that holds it. It is what
-- makes a push exactly once: never delete from it. About 350 bytes a row: 1,000,000 releases are some 400 MB.
IF OBJECT_ID(N'integration.push_ledger', N'U') IS NULL
    CREATE TABLE integration.push_ledger (
        push_id UNIQUEIDENTIFIER NOT NULL,
        hash VARCHAR(64) NOT NULL,
        policy VARCHAR(64) NULL,
        class VARCHAR(10) NOT NULL,
        client NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        after_hash VARCHAR(64) NOT NULL,
        after_balance VARCHAR(64) NULL,
        lines INTEGER NOT NULL,
        currency VARCHAR(3) NOT NULL,
        gross NUMERIC(19, 4) NOT NULL,
        batch UNIQUEIDENTIFIER NOT NULL,
        applied_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
        CONSTRAINT pk_push_ledger PRIMARY KEY (push_id)
    );
GO

-- A ledger of the first version named the client by its number in dbo.client; now by its name, as in every FactorS.
IF COL_LENGTH(N'integration.push_ledger', N'client') = 4
    BEGIN
        ALTER TABLE integration.push_ledger ADD client_name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
        ALTER TABLE integration.push_ledger DROP CONSTRAINT fk_push_ledger_client;
        DROP INDEX IF EXISTS push_ledger_client ON integration.push_ledger;
        EXEC (
            N'UPDATE l SET client_name = c.name
            FROM integration.push_ledger AS l INNER JOIN dbo.client AS c ON l.client = c.id'
        );
        ALTER TABLE integration.push_ledger DROP COLUMN client;
        EXEC sp_rename N'integration.push_ledger.client_name', N'client', N'COLUMN';
        ALTER TABLE integration.push_ledger ALTER COLUMN client NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
        DROP TABLE IF EXISTS integration.stage_debtor;
        DROP TABLE IF EXISTS integration.stage_invoice;
    END;
GO

-- Every push begins with the last entries of its client.
IF INDEXPROPERTY(OBJECT_ID(N'integration.push_ledger'), N'push_ledger_client', N'IndexID') IS NULL
    CREATE INDEX push_ledger_client ON integration.push_ledger (client, applied_at);
GO

-- What SyncIO says to the loan book, of clients by name: they need not be in its tables. Both only lower availability.
-- The first version had both tables in another form and wrote neither: those, which are empty, give way.
IF COL_LENGTH(N'integration.hold', N'client') = 4
    DROP TABLE integration.hold;
GO

IF COL_LENGTH(N'integration.client_status', N'client') = 4
    DROP TABLE integration.client_status;
GO

-- Invoices of which less may be lent than their row here says: voided, deleted, credited or lowered at the source, and
-- credit notes that are not here yet (external_id is theirs then). A hold stands while lifted_at is NULL; amount, in
-- currency, is by how much the balance that may be lent against falls. An invoice that is held must not be funded.
IF OBJECT_ID(N'integration.hold', N'U') IS NULL
    CREATE TABLE integration.hold (
        id UNIQUEIDENTIFIER NOT NULL,
        client NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        external_id NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        kind VARCHAR(20) NOT NULL,
        currency VARCHAR(3) NOT NULL,
        amount NUMERIC(19, 4) NOT NULL,
        placed_at DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
        lifted_at DATETIMEOFFSET NULL,
        reason NVARCHAR(4000) NOT NULL,
        CONSTRAINT pk_hold PRIMARY KEY (id)
    );
GO

IF INDEXPROPERTY(OBJECT_ID(N'integration.hold'), N'hold_client', N'IndexID') IS NULL
    CREATE INDEX hold_client ON integration.hold (client, external_id);
GO

-- What is known of each client's books: current; or stale, broken or disconnected, and then nothing must be drawn.
IF OBJECT_ID(N'integration.client_status', N'U') IS NULL
    CREATE TABLE integration.client_status (
        client NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        feed VARCHAR(20) NOT NULL,
        since DATETIMEOFFSET NOT NULL DEFAULT SYSUTCDATETIME(),
        reason NVARCHAR(4000) NOT NULL,
        CONSTRAINT pk_client_status PRIMARY KEY (client)
    );
GO
