-- The first version named the client by its number in FactorS; now by its name, as in every FactorS. It had `hold` and
-- `client_status` in another form, and wrote neither: those, which are empty, give way.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'integration' AND table_name IN ('hold', 'client_status')
                  AND column_name = 'client' AND data_type = 'integer' LOOP
        EXECUTE 'DROP TABLE integration.' || quote_ident(name);
    END LOOP;
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
