-- syncio_app runs the tasks: it stages, opens reviews, releases and pushes, and cannot decide.
-- syncio_web serves the reviewers: it records what they decide, and can neither stage nor release.
-- Neither can update or delete what an auditor reads.
GRANT USAGE ON SCHEMA syncio TO syncio_app, syncio_web;
GRANT SELECT ON ALL TABLES IN SCHEMA syncio TO syncio_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA syncio TO syncio_app;
GRANT INSERT, UPDATE ON consent, client, feed, sync_run, head, debtor, approved TO syncio_app;
GRANT INSERT, UPDATE, DELETE ON quarantine, funding TO syncio_app;
GRANT INSERT ON page, version, review, closing, change, superseded, report, release, released_review, release_outcome,
    push_failure TO syncio_app;

GRANT SELECT ON alembic_version, member, review, closing, change, superseded, decision, report, policy, policy_signature,
    change_state, change_money, decider, standing_policy TO syncio_web;
GRANT SELECT (id, name, source, timezone, advance_rate) ON client TO syncio_web;
GRANT INSERT ON decision, closing, policy, policy_signature TO syncio_web;

-- A web session names its user (`syncio.user_name`); for it, only rows of clients that user is a member of exist.
-- The owner answers which those are: `member` itself is under this rule too.
CREATE FUNCTION member_clients() RETURNS SETOF int LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = syncio, pg_temp
    BEGIN ATOMIC
        SELECT m.client FROM member m WHERE m.user_name = current_setting('syncio.user_name', true);
    END;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['client', 'member', 'review', 'closing', 'change', 'superseded', 'decision', 'report',
                                'policy', 'policy_signature'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tasks ON %I TO syncio_app USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY members ON %I TO syncio_web USING (%I IN (SELECT member_clients()))',
                       name, CASE name WHEN 'client' THEN 'id' ELSE 'client' END);
    END LOOP;
END $$;

-- COPY does not write to tables with row security, and bulk goes into these by COPY: the web sees them through views of
-- the same names, which stand first in its search path.
CREATE SCHEMA syncio_web;
GRANT USAGE ON SCHEMA syncio_web TO syncio_web;
CREATE VIEW syncio_web.head WITH (security_barrier = true) AS
SELECT * FROM syncio.head WHERE client IN (SELECT member_clients());
CREATE VIEW syncio_web.debtor WITH (security_barrier = true) AS
SELECT * FROM syncio.debtor WHERE client IN (SELECT member_clients());
CREATE VIEW syncio_web.version WITH (security_barrier = true) AS
SELECT * FROM syncio.version v
WHERE EXISTS (SELECT FROM syncio.head h WHERE h.record = v.record AND h.client IN (SELECT member_clients()))
   OR EXISTS (SELECT FROM syncio.debtor d WHERE d.record = v.record AND d.client IN (SELECT member_clients()));
GRANT SELECT ON ALL TABLES IN SCHEMA syncio_web TO syncio_web;

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
