-- The first version had these two tables in another form, and wrote neither: those, which are empty, give way.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'integration' AND table_name IN ('hold', 'client_status')
                  AND column_name = 'client' AND data_type = 'integer' LOOP
        EXECUTE 'DROP TABLE integration.' || quote_ident(name);
    END LOOP;
END $$;
