-- syncio_app runs the tasks: it stages, opens reviews, releases and pushes, and cannot decide.
-- syncio_web serves the reviewers: it records what they decide, and can neither stage nor release.
-- Neither can update or delete what an auditor reads.
GRANT USAGE ON SCHEMA syncio TO syncio_app, syncio_web;
GRANT SELECT ON ALL TABLES IN SCHEMA syncio TO syncio_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA syncio TO syncio_app;
GRANT INSERT, UPDATE ON consent, client, feed, sync_run, head, debtor, approved TO syncio_app;
GRANT INSERT, UPDATE, DELETE ON quarantine, funding TO syncio_app;
GRANT INSERT ON page, version, review, closing, change, superseded, report, release, release_outcome, push_failure
    TO syncio_app;

GRANT SELECT ON alembic_version, client, head, debtor, version, approved, funding, member, review, closing, change, superseded, decision,
    report, policy, policy_signature, change_state, release, release_outcome, push_failure, sync_run TO syncio_web;
REVOKE SELECT ON client FROM syncio_web;
GRANT SELECT (id, name, source, timezone, advance_rate) ON client TO syncio_web;
GRANT INSERT ON decision, closing, policy, policy_signature TO syncio_web;

-- A web session names its user (`syncio.user_name`); for it, only rows of clients that user is a member of exist.
DO $$
DECLARE
    name text;
    mine text := '(SELECT m.client FROM member m WHERE m.user_name = current_setting(''syncio.user_name'', true))';
BEGIN
    FOREACH name IN ARRAY ARRAY['head', 'debtor', 'funding', 'sync_run', 'review', 'closing', 'change', 'superseded',
                                'decision', 'report', 'policy', 'policy_signature', 'release'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tasks ON %I TO syncio_app USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY members ON %I TO syncio_web USING (client IN %s) WITH CHECK (client IN %s)',
                       name, mine, mine);
    END LOOP;
    ALTER TABLE client ENABLE ROW LEVEL SECURITY;
    CREATE POLICY tasks ON client TO syncio_app USING (true) WITH CHECK (true);
    EXECUTE format('CREATE POLICY members ON client TO syncio_web USING (id IN %s)', mine);
    ALTER TABLE version ENABLE ROW LEVEL SECURITY;
    CREATE POLICY tasks ON version TO syncio_app USING (true) WITH CHECK (true);
    CREATE POLICY members ON version TO syncio_web
        USING (EXISTS (SELECT FROM head h WHERE h.record = version.record)
            OR EXISTS (SELECT FROM debtor d WHERE d.record = version.record));
END $$;

-- What a web session puts on record, it puts there in its own user's name and right.
DO $$
DECLARE
    mine text := 'current_setting(''syncio.user_name'', true)';
    entry record;
BEGIN
    FOR entry IN SELECT * FROM (VALUES ('decision', 'user_name', 'reviewer'), ('closing', 'by_user', 'reviewer'),
        ('policy', 'proposed_by', 'admin'), ('policy_signature', 'signed_by', 'reviewer')) AS e (name, who, role) LOOP
        EXECUTE format('CREATE POLICY own ON %I AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (%I = %s AND client'
                       ' IN (SELECT m.client FROM member m WHERE m.user_name = %s AND m.role = %L))',
                       entry.name, entry.who, mine, mine, entry.role);
    END LOOP;
END $$;
