-- Who the client itself is: what its source says, and the domains of its e-mail addresses, told by whoever adds it.
ALTER TABLE client ADD COLUMN tax_number text NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN email_domains text[] NOT NULL DEFAULT '{}';

-- Who a debtor is, whatever its clients call it: keys as domain/identity.py makes them, '' where there is none. Compare
-- keeps it for debtors of which there is a newer version since it last looked. Only tasks see it: it spans clients.
CREATE TABLE party (
    record      bigint      NOT NULL PRIMARY KEY,
    client      int         NOT NULL,
    external_id text        NOT NULL,
    n           int         NOT NULL,             -- the version that the keys are of
    tax_key     text        NOT NULL,
    name_key    text        NOT NULL,
    mail_domain text        NOT NULL,
    since       timestamptz NOT NULL,             -- when the debtor was first seen
    UNIQUE (client, external_id)
);
CREATE INDEX ON party (tax_key) WHERE tax_key <> '';
CREATE INDEX ON party (name_key) WHERE name_key <> '';

-- How a client usually invoices, worked out once a day; `settings` are the thresholds it was worked out with.
CREATE TABLE usual (
    client   int   NOT NULL PRIMARY KEY REFERENCES client,
    day      date  NOT NULL,
    settings jsonb NOT NULL,
    baseline date,                                -- what was first seen by then is history; none while all of it is
    body     jsonb NOT NULL                       -- domain.rules.context.Usual by currency
);
GRANT SELECT, INSERT, UPDATE ON party, usual TO syncio_app;

CREATE INDEX ON review (client, opened);

-- Funded invoices that were given more credit than FactorS's copy has: no standing approval covers these.
CREATE VIEW credited_after_funding AS
SELECT h.record
FROM funding f
JOIN head h ON h.client = f.client AND h.external_id = f.external_id
JOIN approved a ON a.record = h.record AND a.balance_hash <> h.balance_hash
JOIN version now ON now.record = h.record AND now.n = h.n
JOIN version held ON held.record = a.record AND held.n = a.balance_n
WHERE h.kind = 'receivable' AND h.status IN ('authorised', 'paid')
  AND (now.balance::json ->> 'credited')::numeric > (held.balance::json ->> 'credited')::numeric;
GRANT SELECT ON credited_after_funding TO syncio_app;
