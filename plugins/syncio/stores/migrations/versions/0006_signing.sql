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
