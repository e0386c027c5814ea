DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['syncio_owner', 'syncio_app', 'syncio_web'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', name);
                EXECUTE format('GRANT %I TO CURRENT_USER', name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- another migration was faster
            END;
        END IF;
    END LOOP;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO syncio_owner', current_database());
END $$;
