-- What could be lent wrongly if a change is not what it says, in its currency; none of reviews that opened before.
ALTER TABLE change ADD COLUMN at_stake numeric(19, 4);

CREATE TABLE threshold (                          -- where a client's rule is set to something else than its default
    client int         NOT NULL REFERENCES client,
    rule   text        NOT NULL,
    name   text        NOT NULL,
    value  numeric     NOT NULL,
    editor text        NOT NULL,                  -- who asked for it: never the approver of what it was used on
    since  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (client, rule, name)
);
GRANT SELECT ON threshold TO syncio_app, syncio_web;
ALTER TABLE threshold ENABLE ROW LEVEL SECURITY;
CREATE POLICY tasks ON threshold TO syncio_app USING (true);
CREATE POLICY members ON threshold TO syncio_web USING (client IN (SELECT member_clients()));
