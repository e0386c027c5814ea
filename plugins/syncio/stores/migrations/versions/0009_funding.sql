-- When FactorS last said what it has funded of a client: of one that has nothing funded too.
CREATE TABLE funding_reading (
    client  int         NOT NULL PRIMARY KEY REFERENCES client,
    read_at timestamptz NOT NULL
);
INSERT INTO funding_reading SELECT client, max(read_at) FROM funding GROUP BY client;
ALTER TABLE funding DROP COLUMN read_at;
GRANT SELECT, INSERT, UPDATE ON funding_reading TO syncio_app;
