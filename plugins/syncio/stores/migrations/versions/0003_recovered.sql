-- What FactorS's ledger knew and this database did not, taken over after it was restored from a backup. Never changed.
CREATE TABLE recovered (
    push_id       uuid        NOT NULL PRIMARY KEY,  -- the ledger's
    client        int         NOT NULL REFERENCES client,
    class         text        NOT NULL CHECK (class IN ('content', 'balance', 'debtor')),
    external_id   text        NOT NULL,
    hash          bytea       NOT NULL,              -- what was decided; who decided stands in the approval reports
    policy        bytea,
    after_hash    bytea       NOT NULL,
    after_balance bytea,
    applied       timestamptz NOT NULL,
    at            timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT ON recovered TO syncio_app;
