GRANT SELECT ON amendment, amendment_signature, facility, member_limit, rate, delegation, ended, involvement, escalation,
    reopening, policy_revocation, facility_now, limit_now, rate_now, delegation_now, capacity, approval, policy_in_force
    TO syncio_app, syncio_web;
GRANT SELECT, INSERT ON sampling, automatic TO syncio_app;
GRANT INSERT ON involvement, escalation TO syncio_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA syncio TO syncio_app;

-- A trigger's function runs as its owner: nobody may hang it onto a table of their own.
REVOKE EXECUTE ON FUNCTION signed_amendment, approved_within_limits, add_numbers, add_new_numbers, add_changed_number
    FROM PUBLIC;

-- When something was put on record the database says, not the web.
REVOKE INSERT ON decision, closing, policy_signature FROM syncio_web;
GRANT INSERT (change, client, hash, verdict, reason, user_name, on_behalf_of) ON decision TO syncio_web;
GRANT INSERT (review, client, reason, by_user, outcome, on_behalf_of) ON closing TO syncio_web;
GRANT INSERT (policy, client, hash, signed_by) ON policy_signature TO syncio_web;
GRANT INSERT (policy, client, hash, revoked_by) ON policy_revocation TO syncio_web;
GRANT INSERT (change, client, hash, reason, user_name, on_behalf_of) ON reopening TO syncio_web;
GRANT INSERT (client, kind, doc, hash, proposed_by, origin) ON amendment TO syncio_web;
GRANT INSERT (amendment, client, hash, signed_by) ON amendment_signature TO syncio_web;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['amendment', 'amendment_signature', 'facility', 'member_limit', 'rate', 'delegation',
                                'ended', 'involvement', 'escalation', 'reopening', 'policy_revocation'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tasks ON %I TO syncio_app USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY members ON %I TO syncio_web USING (client IN (SELECT member_clients()))', name);
    END LOOP;
END $$;

-- As for what was there before: a web session records in its own user's name and right.
DROP POLICY own ON decision;
DROP POLICY own ON closing;
DO $$
DECLARE
    me text := 'current_setting(''syncio.user_name'', true)';
    entry record;
BEGIN
    FOR entry IN SELECT * FROM (VALUES ('decision', 'user_name'), ('closing', 'by_user'), ('reopening', 'user_name'))
        AS e (name, who) LOOP
        EXECUTE format('CREATE POLICY own ON %1$I AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (%2$I = %3$s AND '
                       'EXISTS (SELECT FROM capacity x WHERE x.client = %1$I.client AND x.user_name = %1$I.%2$I'
                       ' AND x.authority = coalesce(%1$I.on_behalf_of, %1$I.%2$I)))', entry.name, entry.who, me);
    END LOOP;
    FOR entry IN SELECT * FROM (VALUES ('amendment', 'proposed_by', '{admin}'),
        ('amendment_signature', 'signed_by', '{admin,reviewer}'), ('policy_revocation', 'revoked_by', '{reviewer}'))
        AS e (name, who, roles) LOOP
        EXECUTE format('CREATE POLICY own ON %1$I AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (%2$I = %3$s AND '
                       'client IN (SELECT m.client FROM member m WHERE m.user_name = %3$s AND m.role = ANY (%4$L)))',
                       entry.name, entry.who, me, entry.roles);
    END LOOP;
END $$;

CREATE POLICY no_command ON amendment AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (origin = 'api');

-- Nobody approves what they had a hand in, by whosever right; nothing is decided in a review that is over.
CREATE POLICY four_eyes ON decision AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (
    verdict = 'reject' OR NOT EXISTS (
        SELECT FROM change c JOIN involvement i ON i.review = c.review AND coalesce(i.change, c.id) = c.id
        WHERE c.id = decision.change AND i.user_name IN (decision.user_name, decision.on_behalf_of)));
CREATE POLICY in_time ON decision AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (NOT EXISTS (
    SELECT FROM change c JOIN review r ON r.id = c.review LEFT JOIN closing z ON z.review = r.id
    WHERE c.id = decision.change AND (z.review IS NOT NULL OR r.deadline <= clock_timestamp())));
CREATE POLICY in_time ON closing AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (NOT EXISTS (
    SELECT FROM review r WHERE r.id = closing.review AND r.deadline <= clock_timestamp()));
-- What somebody rejected another reopens.
CREATE POLICY another ON reopening AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (NOT EXISTS (
    SELECT FROM decision d
    WHERE d.change = reopening.change AND d.verdict = 'reject'
      AND ARRAY[d.user_name, d.on_behalf_of] && ARRAY[reopening.user_name, reopening.on_behalf_of]));
