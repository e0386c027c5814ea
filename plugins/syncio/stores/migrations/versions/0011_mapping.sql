-- By which mapping a client's records are written into FactorS: proposed and signed as every other amendment is.
ALTER TABLE amendment DROP CONSTRAINT amendment_kind_check, ADD CONSTRAINT amendment_kind_check CHECK (
    kind IN ('appointment', 'dismissal', 'limit', 'threshold', 'rate', 'facility', 'delegation', 'mapping', 'end'));

CREATE TABLE factors_mapping (                   -- the newest counts; a client without one is written by the reference
    amendment bigint      NOT NULL PRIMARY KEY,
    client    int         NOT NULL,
    name      text        NOT NULL,
    hash      bytea       NOT NULL CHECK (length(hash) = 32),  -- of the file's bytes
    since     timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);
CREATE INDEX ON factors_mapping (client, amendment);
GRANT SELECT ON factors_mapping TO syncio_app, syncio_web;
ALTER TABLE factors_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY tasks ON factors_mapping TO syncio_app USING (true) WITH CHECK (true);
CREATE POLICY members ON factors_mapping TO syncio_web USING (client IN (SELECT member_clients()));
SELECT audited('factors_mapping');

-- Bring an amendment into force. Nobody but the owner may call it: a signature does, and the command line.
CREATE OR REPLACE FUNCTION amend(number bigint) RETURNS void LANGUAGE plpgsql SET search_path = syncio, pg_temp AS $$
DECLARE
    a amendment;
    new jsonb;
BEGIN
    SELECT * INTO STRICT a FROM amendment WHERE id = number;
    new := a.doc::jsonb -> 'amends';
    CASE a.kind
    WHEN 'appointment' THEN
        INSERT INTO member (client, user_name, role) VALUES (a.client, new ->> 'user', new ->> 'role')
        ON CONFLICT DO NOTHING;
    WHEN 'dismissal' THEN
        DELETE FROM member WHERE client = a.client AND user_name = new ->> 'user' AND role = new ->> 'role';
    WHEN 'limit' THEN
        INSERT INTO member_limit (amendment, client, user_name, currency, amount, first_day, last_day)
        VALUES (a.id, a.client, new ->> 'user', new ->> 'currency', (new ->> 'amount')::numeric,
                (new ->> 'first_day')::date, (new ->> 'last_day')::date);
    WHEN 'threshold' THEN
        DELETE FROM threshold WHERE client = a.client AND rule = new ->> 'rule' AND name = new ->> 'name';
        INSERT INTO threshold (client, rule, name, value, editor)
        SELECT a.client, new ->> 'rule', new ->> 'name', (new ->> 'value')::numeric, a.proposed_by
        WHERE new ->> 'value' IS NOT NULL;
    WHEN 'rate' THEN
        INSERT INTO rate (amendment, client, currency, facility_currency, value, day)
        VALUES (a.id, a.client, new ->> 'currency', new ->> 'facility_currency', (new ->> 'value')::numeric,
                (new ->> 'day')::date);
    WHEN 'facility' THEN
        INSERT INTO facility (amendment, client, limits, deadline_hours, escalate, weekdays, timezone)
        SELECT a.id, a.client, new ->> 'limits', (new ->> 'deadline_hours')::int, (new ->> 'escalate')::numeric,
               new ->> 'weekdays', coalesce(new ->> 'timezone', f.timezone)
        FROM facility_now f WHERE f.client = a.client;
    WHEN 'delegation' THEN
        -- A right does not travel on: who has it delegated cannot delegate, nor the other way round, on the same day.
        PERFORM FROM delegation d LEFT JOIN ended e ON e.amendment = d.amendment
        WHERE d.client = a.client AND e.amendment IS NULL
          AND (d.delegator = new ->> 'delegate' OR d.delegate = new ->> 'delegator')
          AND d.first_day <= (new ->> 'last_day')::date AND d.last_day >= (new ->> 'first_day')::date;
        IF FOUND THEN
            RAISE EXCEPTION 'a right that was delegated is not delegated further (amendment %)', a.id;
        END IF;
        INSERT INTO delegation (amendment, client, delegator, delegate, first_day, last_day)
        VALUES (a.id, a.client, new ->> 'delegator', new ->> 'delegate', (new ->> 'first_day')::date,
                (new ->> 'last_day')::date);
    WHEN 'mapping' THEN
        INSERT INTO factors_mapping (amendment, client, name, hash)
        VALUES (a.id, a.client, new ->> 'name', decode(new ->> 'hash', 'hex'));
    WHEN 'end' THEN
        INSERT INTO ended (amendment, client, by)
        SELECT e.id, e.client, a.id FROM amendment e
        WHERE e.id = (new ->> 'amendment')::bigint AND e.client = a.client AND e.kind IN ('limit', 'delegation');
        IF NOT FOUND THEN
            RAISE EXCEPTION 'amendment % ends nothing of its client', a.id;
        END IF;
    END CASE;
END $$;
