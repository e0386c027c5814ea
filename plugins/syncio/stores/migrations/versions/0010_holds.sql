-- Holds: FactorS is to lend nothing more on a record, or so much less, until its own copy says so. Each is decided here, then
-- written there under the same id; what is decided and not written yet waits for FactorS. Nothing of it is ever changed.
CREATE TABLE hold (
    id               uuid           NOT NULL PRIMARY KEY,
    client           int            NOT NULL REFERENCES client,
    record           bigint         NOT NULL,
    external_id      text           NOT NULL,
    kind             text           NOT NULL CHECK (kind IN ('voided', 'deleted', 'credited', 'lowered', 'credit_note',
                                                             'unknown')),  -- unknown: FactorS had it, and we did not
    currency         text           NOT NULL,
    amount           numeric(19, 4) NOT NULL,     -- by so much the balance that may be lent against falls
    before_n         int,                         -- FactorS's copy; none: it does not have the credit note
    before_balance_n int,
    after_n          int            NOT NULL,     -- the version at the source that says less
    reason           text           NOT NULL CHECK (reason <> ''),
    at               timestamptz    NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON hold (client);

CREATE TABLE hold_lift (                          -- a hold stands while it has none
    hold   uuid        NOT NULL PRIMARY KEY REFERENCES hold,
    client int         NOT NULL,
    why    text        NOT NULL CHECK (why <> ''),
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE hold_written (                       -- what FactorS has of it
    hold   uuid        NOT NULL REFERENCES hold,
    client int         NOT NULL,
    did    text        NOT NULL CHECK (did IN ('placed', 'lifted')),
    at     timestamptz,                           -- by FactorS's clock; none where it was lifted before it was placed
    noted  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (hold, did)
);

CREATE VIEW standing_hold AS
SELECT h.* FROM hold h LEFT JOIN hold_lift l ON l.hold = h.id WHERE l.hold IS NULL;

CREATE TABLE hold_look (                          -- up to which pull a client was looked at for what has become less
    client int    NOT NULL PRIMARY KEY REFERENCES client,
    run    bigint NOT NULL DEFAULT 0,
    moved  bigint NOT NULL DEFAULT 0,             -- how often pushes have moved FactorS's copies,
    seen   bigint NOT NULL DEFAULT 0              -- and how often they had when it was looked at
);

-- The feed of each client: `integration.client_status` in FactorS is its newest row here. Nothing of it is ever changed.
ALTER TABLE sync_run ADD COLUMN error text;       -- the kind of error that ended it, see errors.py

CREATE TABLE feed_status (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client int         NOT NULL REFERENCES client,
    feed   text        NOT NULL CHECK (feed IN ('current', 'stale', 'broken', 'disconnected')),
    since  timestamptz NOT NULL,
    reason text        NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON feed_status (client, id);

CREATE TABLE feed_told (                          -- FactorS has it
    status bigint      NOT NULL PRIMARY KEY REFERENCES feed_status,
    client int         NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT ON hold, hold_lift, hold_written, standing_hold, hold_look, feed_status, feed_told TO syncio_app;
GRANT INSERT ON hold, hold_lift, hold_written, feed_status, feed_told TO syncio_app;
GRANT INSERT, UPDATE ON hold_look TO syncio_app;
GRANT USAGE ON SEQUENCE feed_status_id_seq TO syncio_app;

SELECT audited('hold'), audited('hold_lift'), audited('hold_written'), audited('feed_status'), audited('feed_told');
