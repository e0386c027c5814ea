-- Who the client itself is: what its source says, and the domains of its e-mail addresses, which a person tells.
ALTER TABLE client ADD COLUMN tax_number text;
ALTER TABLE client ADD COLUMN email_domains text[];

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

-- Whether a version of an invoice has more credit on it than the one whose balance FactorS holds. Where it is funded, no
-- standing approval covers that.
CREATE FUNCTION credited_more(record bigint, n int, held_n int) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT (now.balance::json ->> 'credited')::numeric > (held.balance::json ->> 'credited')::numeric
    FROM syncio.version now, syncio.version held
    WHERE now.record = credited_more.record AND now.n = credited_more.n
      AND held.record = credited_more.record AND held.n = held_n
$$;
