-- Clients and their feeds ---------------------------------------------------------------------------------------------

CREATE TABLE consent (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source        text        NOT NULL,
    refresh_hash  bytea       NOT NULL UNIQUE,   -- SHA-256: the same token twice is the same consent
    refresh_token bytea       NOT NULL,          -- encrypted
    access_token  bytea,                         -- encrypted
    expires       timestamptz,
    refreshed     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE client (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text          NOT NULL UNIQUE CHECK (name <> ''),
    source       text          NOT NULL,
    tenant       text          NOT NULL,
    consent      int REFERENCES consent,
    timezone     text          NOT NULL DEFAULT 'UTC',
    advance_rate numeric(5, 4) NOT NULL DEFAULT 0.85 CHECK (advance_rate BETWEEN 0 AND 1),
    added        timestamptz   NOT NULL DEFAULT now(),
    UNIQUE (source, tenant)
);

CREATE TABLE feed (
    client int         NOT NULL REFERENCES client,
    stream text        NOT NULL,                 -- invoices, credit_notes, contacts
    since  timestamptz NOT NULL,                 -- the next read asks for what changed after this
    PRIMARY KEY (client, stream)
);

CREATE TABLE sync_run (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client     int         NOT NULL REFERENCES client,
    status     text        NOT NULL CHECK (status IN ('RUNNING', 'COMPLETED', 'PARTIAL', 'FAILED')),
    started    timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished   timestamptz,
    processed  int         NOT NULL DEFAULT 0,   -- documents and debtors read
    documents  int         NOT NULL DEFAULT 0,   -- of these, invoices and credit notes
    created    int         NOT NULL DEFAULT 0,
    updated    int         NOT NULL DEFAULT 0,
    unchanged  int         NOT NULL DEFAULT 0,
    failed     int         NOT NULL DEFAULT 0,
    staged     int         NOT NULL DEFAULT 0,   -- new versions of invoices and credit notes
    lines      int         NOT NULL DEFAULT 0,
    api_calls  int         NOT NULL DEFAULT 0,
    bytes      bigint      NOT NULL DEFAULT 0,
    seconds    numeric(10, 3),
    errors     jsonb       NOT NULL DEFAULT '[]'
);
CREATE INDEX ON sync_run (client, id);

CREATE TABLE quarantine (
    client      int         NOT NULL REFERENCES client,
    stream      text        NOT NULL,
    external_id text        NOT NULL,            -- or 'sha256:...' where the record has no readable id
    reason      text        NOT NULL,
    raw         bytea       NOT NULL,
    run         bigint      NOT NULL REFERENCES sync_run,
    first_seen  timestamptz NOT NULL DEFAULT clock_timestamp(),
    tries       int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client, stream, external_id)
);

-- Staging: raw pages, versions, heads -----------------------------------------------------------------------------------

CREATE TABLE page (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client  int         NOT NULL REFERENCES client,
    run     bigint      NOT NULL REFERENCES sync_run,
    stream  text        NOT NULL,
    no      int         NOT NULL,
    fetched timestamptz NOT NULL DEFAULT clock_timestamp(),
    body    bytea       NOT NULL                 -- one zstd frame: the records of one page that were stored
);
ALTER TABLE page ALTER body SET STORAGE EXTERNAL;

CREATE SEQUENCE record_id;                       -- one number range for invoices, credit notes and debtors

CREATE TABLE version (
    record       bigint      NOT NULL,
    n            int         NOT NULL,
    seen         timestamptz NOT NULL,
    content_hash bytea       NOT NULL,           -- sha256(convert_to(doc, 'UTF8'))
    balance_hash bytea,                          -- sha256(convert_to(balance, 'UTF8')); debtors have none
    raw_hash     bytea       NOT NULL,
    page         bigint      NOT NULL,
    off          int         NOT NULL,           -- where the record stands in the page's uncompressed body
    len          int         NOT NULL,
    doc          text        NOT NULL,           -- canonical content
    balance      text,
    origin       text        NOT NULL,           -- status, debtor's name, rate, source's update time, line ids
    PRIMARY KEY (record, n)
);

CREATE TABLE head (
    record       bigint         NOT NULL PRIMARY KEY,
    client       int            NOT NULL,
    external_id  text           NOT NULL,
    n            int            NOT NULL,
    raw_hash     bytea          NOT NULL,
    content_hash bytea          NOT NULL,
    balance_hash bytea          NOT NULL,
    kind         text           NOT NULL,
    number       text           NOT NULL,
    status       text           NOT NULL,
    debtor       text           NOT NULL,        -- the debtor's external id
    issue_date   date           NOT NULL,
    due_date     date,
    currency     text           NOT NULL,
    total        numeric(19, 4) NOT NULL,
    due          numeric(19, 4) NOT NULL,
    updated      timestamptz    NOT NULL,        -- as the source says
    seen         timestamptz    NOT NULL,
    UNIQUE (client, external_id)
) WITH (fillfactor = 90);

CREATE TABLE debtor (
    record       bigint      NOT NULL PRIMARY KEY,
    client       int         NOT NULL,
    external_id  text        NOT NULL,
    n            int         NOT NULL,
    raw_hash     bytea       NOT NULL,
    content_hash bytea       NOT NULL,
    name         text        NOT NULL,
    seen         timestamptz NOT NULL,
    UNIQUE (client, external_id)
) WITH (fillfactor = 90);

CREATE VIEW invoice_line AS
SELECT v.record, v.n, l.no, l.line ->> 'description' AS description, (l.line ->> 'quantity')::numeric AS quantity,
       (l.line ->> 'unit_price')::numeric AS unit_price, (l.line ->> 'amount')::numeric AS amount,
       (l.line ->> 'tax')::numeric AS tax, l.line ->> 'tax_type' AS tax_type, l.line ->> 'account' AS account,
       l.line ->> 'item' AS item
FROM version v, jsonb_array_elements(v.doc::jsonb -> 'lines') WITH ORDINALITY AS l (line, no);

-- The approved copy: what FactorS was confirmed to hold -----------------------------------------------------------------

CREATE TABLE approved (
    record       bigint      NOT NULL PRIMARY KEY,
    n            int         NOT NULL,
    content_hash bytea       NOT NULL,
    balance_n    int         NOT NULL,           -- the version whose balance FactorS holds
    balance_hash bytea,
    since        timestamptz NOT NULL
);

CREATE TABLE funding (                           -- a copy of FactorS's view, as of its last reading
    client      int            NOT NULL REFERENCES client,
    external_id text           NOT NULL,
    funded_at   timestamptz    NOT NULL,
    amount      numeric(19, 4) NOT NULL,
    read_at     timestamptz    NOT NULL,
    PRIMARY KEY (client, external_id)
);

-- The review ------------------------------------------------------------------------------------------------------------

CREATE TABLE member (
    client    int  NOT NULL REFERENCES client,
    user_name text NOT NULL CHECK (user_name <> ''),
    role      text NOT NULL CHECK (role IN ('viewer', 'reviewer', 'admin')),
    added     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (client, user_name, role)
);

CREATE TABLE review (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client        int         NOT NULL REFERENCES client,
    opened        timestamptz NOT NULL DEFAULT clock_timestamp(),
    rules_version text        NOT NULL,
    hash          bytea       NOT NULL,           -- SHA-256 over its changes' hashes in order
    UNIQUE (id, client)                           -- what belongs to a review is of its client: row security needs it
);

CREATE TABLE closing (                            -- a review is open while it has none
    review  bigint      NOT NULL PRIMARY KEY,
    client  int         NOT NULL,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason  text        NOT NULL CHECK (reason IN ('decided', 'signed', 'superseded', 'expired')),
    by_user text,
    outcome text        NOT NULL CHECK (outcome IN ('release', 'hold', 'close_rejected')),
    FOREIGN KEY (review, client) REFERENCES review (id, client)
);

CREATE TABLE change (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    review           bigint   NOT NULL,
    client           int      NOT NULL,
    no               int      NOT NULL,           -- place in the review, riskiest first
    record           bigint   NOT NULL,
    external_id      text     NOT NULL,
    subject          text     NOT NULL CHECK (subject IN ('invoice', 'debtor')),
    type             text     NOT NULL CHECK (type IN ('new', 'changed', 'voided', 'reappeared', 'balance')),
    before_n         int,
    before_hash      bytea,
    before_balance_n int,
    before_balance   bytea,
    after_n          int      NOT NULL,
    after_hash       bytea    NOT NULL,
    after_balance    bytea,
    debtor_record    bigint,                      -- the debtor as shown; written with the first approved invoice
    debtor_n         int,
    number           text     NOT NULL,           -- a debtor's id for a debtor
    debtor_name      text     NOT NULL,
    currency         text     NOT NULL,           -- '' for a debtor
    currency_before  text,
    amount_before    numeric(19, 4),              -- gross: void 0, credit notes negative
    amount_after     numeric(19, 4),
    delta            numeric(19, 4) GENERATED ALWAYS AS (   -- none for a debtor, nor from one currency into another
        CASE WHEN subject = 'invoice' AND currency = coalesce(currency_before, currency)
             THEN coalesce(amount_after, 0) - coalesce(amount_before, 0) END) STORED,
    severity         text     NOT NULL CHECK (severity IN ('block', 'look', 'info', 'none')),
    approvals_needed smallint NOT NULL CHECK (approvals_needed BETWEEN 1 AND 2),
    funded_at        timestamptz,                 -- what FactorS had funded when it was frozen
    funded           numeric(19, 4),
    flags            jsonb    NOT NULL,
    fields           jsonb    NOT NULL,           -- [{"field", "old", "new"}] as shown
    hash             bytea    NOT NULL,           -- what a decision is bound to
    UNIQUE (review, record),
    UNIQUE (review, no),
    UNIQUE (id, client),
    FOREIGN KEY (review, client) REFERENCES review (id, client)
);
CREATE INDEX ON change (record);

CREATE TABLE superseded (
    change bigint      NOT NULL PRIMARY KEY,
    client int         NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (change, client) REFERENCES change (id, client)
);

CREATE TABLE decision (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    change    bigint      NOT NULL,
    client    int         NOT NULL,
    hash      bytea       NOT NULL,
    verdict   text        NOT NULL CHECK (verdict IN ('approve', 'reject')),
    reason    text        NOT NULL,
    user_name text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (change, user_name, verdict),
    CHECK (verdict = 'approve' OR reason <> ''),
    FOREIGN KEY (change, client) REFERENCES change (id, client)
);

CREATE TABLE report (
    review      bigint      NOT NULL,
    client      int         NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('diff', 'approval')),
    url         text        NOT NULL,             -- folder of review.json / approval.json, the notebook and the HTML
    data_hash   bytea       NOT NULL,             -- SHA-256 of the frozen JSON
    html_hash   bytea       NOT NULL,             -- SHA-256 of the HTML page
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (review, kind),
    FOREIGN KEY (review, client) REFERENCES review (id, client)
);

CREATE TABLE policy (                             -- a standing approval
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client      int         NOT NULL REFERENCES client,
    kind        text        NOT NULL CHECK (kind IN ('balance')),
    hash        bytea       NOT NULL,             -- over client, kind, proposer and time
    proposed_by text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, client)
);

CREATE TABLE policy_signature (
    policy    bigint      NOT NULL PRIMARY KEY,
    client    int         NOT NULL,
    hash      bytea       NOT NULL,
    signed_by text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (policy, client) REFERENCES policy (id, client)
);

-- The release: the only thing push reads ----------------------------------------------------------------------------------

CREATE TABLE release (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    push_id          uuid        NOT NULL UNIQUE, -- derived from what was decided, see domain/release.py
    client           int         NOT NULL REFERENCES client,
    class            text        NOT NULL CHECK (class IN ('content', 'balance', 'debtor')),
    change           bigint REFERENCES change,    -- or, under a standing approval,
    policy           bigint REFERENCES policy,
    record           bigint      NOT NULL,
    external_id      text        NOT NULL,
    before_n         int,
    before_hash      bytea,
    before_balance_n int,
    before_balance   bytea,
    after_n          int         NOT NULL,
    after_hash       bytea       NOT NULL,
    after_balance    bytea,
    debtor_record    bigint,
    debtor_n         int,
    hash             bytea       NOT NULL,        -- the change's bound hash; for a policy SHA-256 over policy and balances
    at               timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((change IS NULL) <> (policy IS NULL))
);
CREATE INDEX ON release (record);

CREATE TABLE release_outcome (                    -- a release is pending while it has none
    release bigint      NOT NULL PRIMARY KEY REFERENCES release,
    outcome text        NOT NULL CHECK (outcome IN ('pushed', 'withdrawn')),
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied timestamptz,                          -- when FactorS took it, by its own ledger
    detail  text        NOT NULL DEFAULT '',
    CHECK ((outcome = 'pushed') = (applied IS NOT NULL))
);

CREATE TABLE released_review (                    -- until then what a closed review approved is on its way
    review   bigint      NOT NULL PRIMARY KEY REFERENCES review,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    released int         NOT NULL,
    refused  int         NOT NULL                 -- these come again in the next review
);

CREATE TABLE push_failure (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release bigint      NOT NULL REFERENCES release,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason  text        NOT NULL
);

-- Who may decide for a client, as domain.review.may_decide says: its reviewers who do not administer it.
CREATE VIEW decider WITH (security_invoker = true) AS
SELECT r.client, r.user_name
FROM member r
WHERE r.role = 'reviewer'
  AND NOT EXISTS (SELECT FROM member a WHERE a.client = r.client AND a.user_name = r.user_name AND a.role = 'admin');

-- A client's standing approval in force, the newest: signed as proposed, by another person, who may decide to this day.
CREATE VIEW standing_policy WITH (security_invoker = true) AS
SELECT DISTINCT ON (p.client) p.client, p.id, p.hash
FROM policy p
JOIN policy_signature s ON s.policy = p.id AND s.hash = p.hash AND s.signed_by <> p.proposed_by
JOIN decider d ON d.client = p.client AND d.user_name = s.signed_by
WHERE p.kind = 'balance'
ORDER BY p.client, p.id DESC;

CREATE VIEW pending_release AS
SELECT r.* FROM release r LEFT JOIN release_outcome o ON o.release = r.id WHERE o.release IS NULL;

-- What a review's changes take away and add, each in its own currency.
CREATE VIEW change_money WITH (security_invoker = true) AS
SELECT review, client, currency_before AS currency, amount_before AS before, 0 AS after
FROM change WHERE amount_before IS NOT NULL
UNION ALL
SELECT review, client, currency, 0, amount_after FROM change WHERE amount_after IS NOT NULL;

-- A row's state. A rejection stands whatever comes later; what was superseded can no longer be approved.
CREATE VIEW change_state WITH (security_invoker = true) AS
SELECT c.id AS change, c.review, c.client, coalesce(d.approvals, 0) AS approvals,
       CASE WHEN d.rejections > 0 THEN 'rejected'
            WHEN s.change IS NOT NULL THEN 'superseded'
            WHEN d.approvals >= c.approvals_needed THEN 'approved'
            ELSE 'undecided' END AS state
FROM change c
LEFT JOIN superseded s ON s.change = c.id
LEFT JOIN LATERAL (
    SELECT count(DISTINCT user_name) FILTER (WHERE verdict = 'approve') AS approvals,
           count(*) FILTER (WHERE verdict = 'reject') AS rejections
    FROM decision WHERE decision.change = c.id AND decision.hash = c.hash
) d ON true;
