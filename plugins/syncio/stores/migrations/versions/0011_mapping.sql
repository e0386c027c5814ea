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

CREATE VIEW mapping_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (client) client, name, encode(hash, 'hex') AS hash FROM factors_mapping ORDER BY client, amendment DESC;
GRANT SELECT ON mapping_now TO syncio_app, syncio_web;

-- What brings an amendment into force knows one kind more. Nobody but the owner may call either.
ALTER FUNCTION amend(bigint) RENAME TO amend_terms;
CREATE FUNCTION amend(number bigint) RETURNS void LANGUAGE plpgsql SET search_path = syncio, pg_temp AS $$
BEGIN
    INSERT INTO factors_mapping (amendment, client, name, hash)
    SELECT id, client, doc::jsonb #>> '{amends,name}', decode(doc::jsonb #>> '{amends,hash}', 'hex')
    FROM amendment WHERE id = number AND kind = 'mapping';
    IF NOT FOUND THEN
        PERFORM amend_terms(number);
    END IF;
END $$;
REVOKE ALL ON FUNCTION amend FROM PUBLIC;
