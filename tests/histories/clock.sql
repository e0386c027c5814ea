-- A database whose clock is `history.clock`: whatever would bear the server's time bears that one.
CREATE SCHEMA history;
CREATE TABLE history.clock (now timestamptz NOT NULL);
INSERT INTO history.clock VALUES ('-infinity');

CREATE FUNCTION history.dated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    RETURN jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], (SELECT now FROM history.clock)));
END $$;

DO $$
DECLARE
    dated record;
BEGIN
    FOR dated IN
        SELECT c.table_schema, c.table_name, c.column_name
        FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema IN ('syncio', 'public', 'integration')
          AND c.data_type = 'timestamp with time zone'
          AND (c.column_default IN ('now()', 'clock_timestamp()') OR (c.table_name, c.column_name) = ('approved', 'since'))
          -- When it paid out, the lender says; how long a pull took is counted by the server.
          AND c.table_name NOT IN ('advance', 'sync_run')
    LOOP
        EXECUTE format('CREATE TRIGGER dated_%I BEFORE INSERT OR UPDATE OF %I ON %I.%I FOR EACH ROW'
                       ' EXECUTE FUNCTION history.dated(%L)', dated.column_name, dated.column_name,
                       dated.table_schema, dated.table_name, dated.column_name);
    END LOOP;
END $$;
