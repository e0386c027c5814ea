-- What an amendment concerns: neither who proposes it nor who signs it may be one of them.
CREATE FUNCTION concerned_by(amends jsonb) RETURNS text[] LANGUAGE sql STABLE SET search_path = syncio, pg_temp AS $$
    SELECT CASE amends ->> 'kind'
               WHEN 'delegation' THEN ARRAY[amends ->> 'delegate']
               WHEN 'end' THEN ARRAY(SELECT user_name FROM member_limit WHERE amendment = (amends ->> 'amendment')::bigint)
               ELSE array_remove(ARRAY[amends ->> 'user'], NULL) END
$$;

-- Bring an amendment into force. Nobody but the owner may call it: a signature does, and the command line.
CREATE FUNCTION amend(number bigint) RETURNS void LANGUAGE plpgsql SET search_path = syncio, pg_temp AS $$
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
    WHEN 'end' THEN
        INSERT INTO ended (amendment, client, by)
        SELECT e.id, e.client, a.id FROM amendment e
        WHERE e.id = (new ->> 'amendment')::bigint AND e.client = a.client AND e.kind IN ('limit', 'delegation');
        IF NOT FOUND THEN
            RAISE EXCEPTION 'amendment % ends nothing of its client', a.id;
        END IF;
    END CASE;
END $$;
REVOKE ALL ON FUNCTION amend FROM PUBLIC;

-- A signature brings an amendment into force, or there is no signature. It runs as the owner: nobody else writes these tables.
CREATE FUNCTION signed_amendment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
DECLARE
    a amendment;
    new_state jsonb;
    concerned text[];
BEGIN
    SELECT * INTO STRICT a FROM amendment WHERE id = NEW.amendment;
    new_state := a.doc::jsonb -> 'amends';
    concerned := concerned_by(new_state);
    IF a.origin <> 'api' OR NEW.hash <> a.hash OR NEW.signed_by = a.proposed_by
       OR a.doc::jsonb ->> 'client' <> (SELECT name FROM client WHERE id = a.client)
       OR NOT EXISTS (SELECT FROM member WHERE client = a.client AND user_name = a.proposed_by AND role = 'admin')
       OR NOT EXISTS (SELECT FROM member WHERE client = a.client AND user_name = NEW.signed_by
                      AND role IN ('admin', 'reviewer'))
       OR NEW.signed_by = ANY (concerned) OR a.proposed_by = ANY (concerned)
       OR (a.kind = 'delegation' AND NEW.signed_by <> new_state ->> 'delegator') THEN
        RAISE EXCEPTION 'amendment % cannot be signed by this person', a.id;
    END IF;
    PERFORM amend(a.id);
    RETURN NULL;
END $$;
CREATE TRIGGER amend AFTER INSERT ON amendment_signature FOR EACH ROW EXECUTE FUNCTION signed_amendment();

-- Whoever records approvals, and however: none is above the limit of whose right it uses, or by one that they set. One at a
-- time for a client, so that two at once see each other's.
CREATE FUNCTION approved_within_limits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
DECLARE
    one record;
    use record;
BEGIN
    FOR one IN
        SELECT DISTINCT client, user_name, coalesce(on_behalf_of, user_name) AS authority
        FROM recorded WHERE verdict = 'approve' ORDER BY 1, 2, 3
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended('limit', one.client));
        SELECT * INTO use FROM limit_use(one.client, one.user_name, one.authority);
        IF use.used > use.amount OR (use.amount IS NULL AND use.limits = 'required') THEN
            RAISE EXCEPTION 'approvals are above the limit of a member of client %', one.client;
        END IF;
        PERFORM FROM recorded n
        JOIN change c ON c.id = n.change
        JOIN counted_by(one.client, one.user_name, one.authority) s
            ON s.currency IS NULL OR s.currency IN (c.currency, c.currency_snapshot, c.currency_before)
        WHERE n.verdict = 'approve' AND n.client = one.client AND n.user_name = one.user_name
          AND coalesce(n.on_behalf_of, n.user_name) = one.authority;
        IF FOUND THEN
            RAISE EXCEPTION 'a member of client % approves by a limit or rate of their own', one.client;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER within_limits AFTER INSERT ON decision REFERENCING NEW TABLE AS recorded
    FOR EACH STATEMENT EXECUTE FUNCTION approved_within_limits();

-- Clients that were here before limits were go on without: a member who has none is not limited, until two people say so.
-- Their days stay those of the zone that they have now.
DO $$
DECLARE
    one record;
    number bigint;
    text text;
BEGIN
    FOR one IN SELECT id, name, timezone FROM client ORDER BY id LOOP
        text := jsonb_build_object('client', one.name, 'proposed_by', session_user, 'at', now(), 'amends',
            jsonb_build_object('kind', 'facility', 'limits', 'optional', 'deadline_hours', 48, 'escalate', '0.75',
                               'weekdays', '12345', 'timezone', one.timezone))::text;
        INSERT INTO amendment (client, kind, doc, hash, proposed_by, origin)
        VALUES (one.id, 'facility', text, sha256(convert_to(text, 'UTF8')), session_user, 'command')
        RETURNING id INTO number;
        PERFORM amend(number);
    END LOOP;
END $$;
