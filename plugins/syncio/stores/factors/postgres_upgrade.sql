-- A ledger of the first version named the client by its number in FactorS; now by its name, as in every FactorS.
DO $$
BEGIN
    IF EXISTS (SELECT FROM information_schema.columns
               WHERE table_schema = 'integration' AND table_name = 'push_ledger' AND column_name = 'client'
                 AND data_type = 'integer') THEN
        ALTER TABLE integration.push_ledger ADD client_name varchar(200);
        UPDATE integration.push_ledger l SET client_name = c.name FROM client c WHERE c.id = l.client;
        ALTER TABLE integration.push_ledger DROP COLUMN client;
        ALTER TABLE integration.push_ledger RENAME client_name TO client;
        ALTER TABLE integration.push_ledger ALTER client SET NOT NULL;
        DROP TABLE IF EXISTS integration.stage_debtor, integration.stage_invoice;
    END IF;
END $$;
