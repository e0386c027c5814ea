-- Amendments: who may do what for a client, proposed by one and signed by another -------------------------------------

CREATE TABLE amendment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client      int         NOT NULL REFERENCES client,
    kind        text        NOT NULL CHECK (kind IN ('appointment', 'dismissal', 'limit', 'threshold', 'rate', 'facility',
                                                     'delegation', 'end')),
    doc         text        NOT NULL,            -- client, proposer, time and what is to be; what is signed
    hash        bytea       NOT NULL,
    proposed_by text        NOT NULL,            -- a user of Airflow's; for a command, the log-in at the database
    origin      text        NOT NULL DEFAULT 'api' CHECK (origin IN ('api', 'command')),
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, client),
    CHECK (hash = sha256(convert_to(doc, 'UTF8'))),
    CHECK (doc::jsonb ->> 'proposed_by' = proposed_by AND doc::jsonb #>> '{amends,kind}' = kind)
);
CREATE INDEX ON amendment (client, id);

CREATE TABLE amendment_signature (               -- in force from then on; a command's needs none
    amendment bigint      NOT NULL PRIMARY KEY,
    client    int         NOT NULL,
    hash      bytea       NOT NULL,
    signed_by text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);

-- What amendments have brought. Days are the facility's; nothing here is ever changed.
CREATE TABLE facility (                          -- how a client's sign-off is arranged: the newest counts
    amendment      bigint        NOT NULL PRIMARY KEY,
    client         int           NOT NULL,
    limits         text          NOT NULL CHECK (limits IN ('required', 'optional')),
    deadline_hours int           NOT NULL CHECK (deadline_hours BETWEEN 1 AND 2000),
    escalate       numeric(3, 2) NOT NULL CHECK (escalate > 0 AND escalate < 1),
    weekdays       text          NOT NULL CHECK (weekdays ~ '^1?2?3?4?5?6?7?$' AND weekdays <> ''),  -- 1 is Monday
    timezone       text          NOT NULL CHECK ('epoch'::timestamptz AT TIME ZONE timezone IS NOT NULL),  -- the lender's
    since          timestamptz   NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);

CREATE TABLE member_limit (                      -- a tier: of those in force the highest counts
    amendment bigint         NOT NULL PRIMARY KEY,
    client    int            NOT NULL,
    user_name text           NOT NULL,
    currency  text           NOT NULL,
    amount    numeric(19, 4) NOT NULL CHECK (amount >= 0),
    first_day date           NOT NULL,
    last_day  date           CHECK (last_day >= first_day),
    since     timestamptz    NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);
CREATE INDEX ON member_limit (client, user_name);

CREATE TABLE rate (                              -- one unit of `currency` is `value` of the facility's
    amendment         bigint      NOT NULL PRIMARY KEY,
    client            int         NOT NULL,
    currency          text        NOT NULL,
    facility_currency text        NOT NULL,
    value             numeric     NOT NULL CHECK (value > 0 AND value < 'Infinity'),
    day               date        NOT NULL,
    since             timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);
CREATE INDEX ON rate (client, currency);

CREATE TABLE delegation (
    amendment bigint      NOT NULL PRIMARY KEY,
    client    int         NOT NULL,
    delegator text        NOT NULL,
    delegate  text        NOT NULL CHECK (delegate <> delegator),
    first_day date        NOT NULL,
    last_day  date        NOT NULL CHECK (last_day >= first_day),
    since     timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client)
);
CREATE INDEX ON delegation (client, delegate);

CREATE TABLE ended (                             -- a limit or delegation before its time
    amendment bigint      NOT NULL PRIMARY KEY,  -- that brought it
    client    int         NOT NULL,
    by        bigint      NOT NULL,              -- that ends it
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (amendment, client) REFERENCES amendment (id, client),
    FOREIGN KEY (by, client) REFERENCES amendment (id, client)
);

-- The review: who asked for it, until when it can be decided ------------------------------------------------------------

ALTER TABLE sync_run ADD COLUMN requesters text[];   -- who started it by hand; nobody a scheduled one
ALTER TABLE review
    ADD COLUMN deadline   timestamptz,           -- it can be decided until then; for ever if it opened before this was here
    ADD COLUMN escalation timestamptz;           -- from then on people are told that it waits
ALTER TABLE change                               -- gross at funding, or at the last approval; none of a new invoice
    ADD COLUMN amount_snapshot   numeric(19, 4),
    ADD COLUMN currency_snapshot text;
ALTER TABLE closing
    ADD COLUMN on_behalf_of text,
    ADD CHECK (reason <> 'expired' OR outcome <> 'release');
ALTER TABLE decision ADD COLUMN on_behalf_of text CHECK (on_behalf_of <> user_name);   -- whose right was used
-- One right approves a change once, whoever uses it.
CREATE UNIQUE INDEX ON decision (change, coalesce(on_behalf_of, user_name)) WHERE verdict = 'approve';
CREATE INDEX ON decision (client, at);

CREATE TABLE involvement (                       -- who had a hand in what a review shows, and so may not approve it
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    review    bigint      NOT NULL,
    client    int         NOT NULL,
    change    bigint,                            -- this row alone; the whole review where there is none
    user_name text        NOT NULL,
    part      text        NOT NULL CHECK (part IN ('requester', 'editor', 'override')),
    detail    text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (review, client) REFERENCES review (id, client),
    FOREIGN KEY (change, client) REFERENCES change (id, client)
);
CREATE INDEX ON involvement (review);

CREATE TABLE escalation (                        -- people were told that this review waits
    review bigint      NOT NULL PRIMARY KEY,
    client int         NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (review, client) REFERENCES review (id, client)
);

CREATE TABLE reopening (                         -- what was rejected may be shown again
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    change       bigint      NOT NULL UNIQUE,
    client       int         NOT NULL,
    hash         bytea       NOT NULL,
    reason       text        NOT NULL CHECK (reason <> ''),
    user_name    text        NOT NULL,
    on_behalf_of text        CHECK (on_behalf_of <> user_name),
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (change, client) REFERENCES change (id, client)
);

-- Standing approvals: a second kind, and an end --------------------------------------------------------------------------

ALTER TABLE policy
    DROP CONSTRAINT policy_kind_check,
    ADD CONSTRAINT policy_kind_check CHECK (kind IN ('balance', 'clean')),
    ADD COLUMN amount numeric(19, 4) CHECK (amount > 0),   -- what passes a day under `clean`
    ADD COLUMN currency text,
    ADD CHECK ((kind = 'clean') = (amount IS NOT NULL) AND (kind = 'clean') = (currency IS NOT NULL));

CREATE TABLE policy_revocation (
    policy     bigint      NOT NULL PRIMARY KEY,
    client     int         NOT NULL,
    hash       bytea       NOT NULL,
    revoked_by text        NOT NULL,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (policy, client) REFERENCES policy (id, client)
);

CREATE TABLE sampling (                          -- which invoices of a policy go to a person: known to tasks alone
    policy bigint      NOT NULL PRIMARY KEY REFERENCES policy,
    secret bytea       NOT NULL DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE automatic (                         -- a release of content under a standing approval, and what it rests on
    release   bigint         NOT NULL PRIMARY KEY REFERENCES release,
    client    int            NOT NULL REFERENCES client,
    amount    numeric(19, 4) NOT NULL,           -- what counts against the policy's amount
    currency  text           NOT NULL,
    day       date           NOT NULL,
    funded_at timestamptz,
    funded    numeric(19, 4),
    at        timestamptz    NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON automatic (client, day);

-- What is in force now ----------------------------------------------------------------------------------------------------

-- `client.timezone` is the organisation's own, and the organisation moves it as it likes: nothing here goes by it.
CREATE VIEW facility_now WITH (security_invoker = true) AS
SELECT k.id AS client, coalesce(f.timezone, 'UTC') AS timezone,
       (clock_timestamp() AT TIME ZONE coalesce(f.timezone, 'UTC'))::date AS today,
       coalesce(f.limits, 'required') AS limits, coalesce(f.deadline_hours, 48) AS deadline_hours,
       coalesce(f.escalate, 0.75) AS escalate, coalesce(f.weekdays, '12345') AS weekdays, f.amendment
FROM client k
LEFT JOIN LATERAL (SELECT * FROM facility WHERE facility.client = k.id ORDER BY amendment DESC LIMIT 1) f ON true;

CREATE VIEW limit_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (l.client, l.user_name) l.client, l.user_name, l.currency, l.amount, l.amendment
FROM member_limit l
JOIN facility_now f ON f.client = l.client
WHERE f.today BETWEEN l.first_day AND coalesce(l.last_day, 'infinity')
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = l.amendment)
ORDER BY l.client, l.user_name, l.amount DESC, l.amendment;

CREATE VIEW rate_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (r.client, r.currency, r.facility_currency) r.client, r.currency, r.facility_currency, r.value,
       r.amendment
FROM rate r
JOIN facility_now f ON f.client = r.client
WHERE r.day <= f.today
ORDER BY r.client, r.currency, r.facility_currency, r.day DESC, r.amendment DESC;

-- What one unit of a currency is in another; without a rate it is above every limit.
CREATE FUNCTION rate_of(of_client int, currency text, facility_currency text) RETURNS numeric LANGUAGE sql STABLE
    SET search_path = syncio, pg_temp AS $$
    SELECT coalesce((SELECT value FROM rate_now r WHERE r.client = of_client AND r.currency = rate_of.currency
                     AND r.facility_currency = rate_of.facility_currency), 'Infinity')
$$;

-- The two below have no setting of their own: PostgreSQL then writes them into the query that calls them.
CREATE FUNCTION syncio.weight_of(of_client int, amount numeric, currency text, facility_currency text) RETURNS numeric
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN amount IS NULL OR amount = 0 THEN 0 WHEN currency = facility_currency THEN abs(amount)
                ELSE abs(amount) * syncio.rate_of(of_client, currency, facility_currency) END
$$;

-- What a change counts against a limit in the facility's currency: the new gross, or the greater of old and new on an edit.
-- A credit note's sign is no matter, else it would make room for others; a debtor counts nothing.
CREATE FUNCTION syncio.weight(of_client int, facility_currency text, old numeric, old_currency text, new numeric,
                              new_currency text) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT greatest(syncio.weight_of(of_client, old, old_currency, facility_currency),
                    syncio.weight_of(of_client, new, new_currency, facility_currency))
$$;

-- The highest limit in force of whose right is used, and what was approved today by that right, or by that person by any
-- right: a delegation adds no limits together. No amount: there is no limit in force.
CREATE FUNCTION limit_use(of_client int, who text, authority text)
    RETURNS TABLE (limits text, amount numeric, currency text, used numeric) LANGUAGE sql STABLE
    SET search_path = syncio, pg_temp AS $$
    SELECT f.limits, trim_scale(l.amount), l.currency, trim_scale(coalesce(u.used, 0))
    FROM facility_now f
    LEFT JOIN limit_now l ON l.client = f.client AND l.user_name = limit_use.authority
    LEFT JOIN LATERAL (
        SELECT greatest(sum(w.weight) FILTER (WHERE w.authority = limit_use.authority),
                        sum(w.weight) FILTER (WHERE w.user_name = who)) AS used
        FROM (
            SELECT d.user_name, coalesce(d.on_behalf_of, d.user_name) AS authority,
                   weight(c.client, l.currency, coalesce(c.amount_snapshot, c.amount_before),
                          coalesce(c.currency_snapshot, c.currency_before), c.amount_after, c.currency) AS weight
            FROM decision d
            JOIN change c ON c.id = d.change
            WHERE d.client = of_client AND d.verdict = 'approve' AND d.at >= f.today::timestamp AT TIME ZONE f.timezone
        ) w
        WHERE w.authority = limit_use.authority OR w.user_name = who
    ) u ON l.amount IS NOT NULL
    WHERE f.client = of_client
$$;

CREATE VIEW delegation_now WITH (security_invoker = true) AS
SELECT d.client, d.delegator, d.delegate, d.amendment
FROM delegation d
JOIN facility_now f ON f.client = d.client
WHERE f.today BETWEEN d.first_day AND d.last_day
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = d.amendment);

-- By whose right a person may decide for a client now: the own, or one that was delegated; an admin never does.
CREATE VIEW capacity WITH (security_invoker = true) AS
SELECT client, user_name, user_name AS authority FROM decider
UNION
SELECT d.client, d.delegate, d.delegator
FROM delegation_now d
JOIN decider r ON r.client = d.client AND r.user_name = d.delegator
WHERE EXISTS (SELECT FROM member m WHERE m.client = d.client AND m.user_name = d.delegate)
  AND NOT EXISTS (SELECT FROM member a WHERE a.client = d.client AND a.user_name = d.delegate AND a.role = 'admin');

-- Approvals that count now: by who may still decide, or had it delegated then from who may, and had no hand in the change.
CREATE VIEW approval WITH (security_invoker = true) AS
SELECT d.change, d.user_name, coalesce(d.on_behalf_of, d.user_name) AS authority
FROM decision d
JOIN change c ON c.id = d.change AND c.hash = d.hash
JOIN decider r ON r.client = d.client AND r.user_name = coalesce(d.on_behalf_of, d.user_name)
WHERE d.verdict = 'approve'
  AND NOT EXISTS (SELECT FROM involvement i
                  WHERE i.review = c.review AND coalesce(i.change, c.id) = c.id
                    AND i.user_name IN (d.user_name, d.on_behalf_of))
  AND (d.on_behalf_of IS NULL
       OR (EXISTS (SELECT FROM member m WHERE m.client = d.client AND m.user_name = d.user_name)
           AND NOT EXISTS (SELECT FROM member a
                           WHERE a.client = d.client AND a.user_name = d.user_name AND a.role = 'admin')
           AND EXISTS (SELECT FROM delegation g
                       LEFT JOIN ended e ON e.amendment = g.amendment
                       WHERE g.client = d.client AND g.delegator = d.on_behalf_of AND g.delegate = d.user_name
                         AND (d.at AT TIME ZONE (SELECT timezone FROM facility_now f WHERE f.client = d.client))::date
                             BETWEEN g.first_day AND g.last_day
                         AND d.at BETWEEN g.since AND coalesce(e.at, 'infinity'))));

-- A standing approval in force: the client's newest of its kind that was signed as proposed, by another person, if that
-- person may decide to this day and nobody has revoked it. One that has ended brings none before it back.
CREATE VIEW policy_in_force WITH (security_invoker = true) AS
SELECT p.client, p.kind, p.id, p.hash, p.amount, p.currency
FROM (
    SELECT DISTINCT ON (p.client, p.kind) p.*, s.signed_by
    FROM policy p
    JOIN policy_signature s ON s.policy = p.id AND s.hash = p.hash AND s.signed_by <> p.proposed_by
    ORDER BY p.client, p.kind, p.id DESC
) p
JOIN decider d ON d.client = p.client AND d.user_name = p.signed_by
WHERE NOT EXISTS (SELECT FROM policy_revocation r WHERE r.policy = p.id);

CREATE OR REPLACE VIEW standing_policy WITH (security_invoker = true) AS
SELECT client, id, hash FROM policy_in_force WHERE kind = 'balance';

-- As before, but that one right approves once.
CREATE OR REPLACE VIEW change_state WITH (security_invoker = true) AS
SELECT c.id AS change, c.review, c.client, coalesce(d.approvals, 0) AS approvals,
       CASE WHEN d.rejections > 0 THEN 'rejected'
            WHEN s.change IS NOT NULL THEN 'superseded'
            WHEN d.approvals >= c.approvals_needed THEN 'approved'
            ELSE 'undecided' END AS state
FROM change c
LEFT JOIN superseded s ON s.change = c.id
LEFT JOIN LATERAL (
    SELECT count(DISTINCT coalesce(on_behalf_of, user_name)) FILTER (WHERE verdict = 'approve') AS approvals,
           count(*) FILTER (WHERE verdict = 'reject') AS rejections
    FROM decision WHERE decision.change = c.id AND decision.hash = c.hash
) d ON true;
