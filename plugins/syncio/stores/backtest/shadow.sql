-- Temporary tables of the names that a comparison reads: they come first in the search path, so that the same statements
-- find the book as it was. Nothing else is ever written.
CREATE TEMP TABLE head (LIKE syncio.head INCLUDING DEFAULTS) ON COMMIT DROP;
CREATE TEMP TABLE debtor (LIKE syncio.debtor) ON COMMIT DROP;
CREATE TEMP TABLE approved (LIKE syncio.approved) ON COMMIT DROP;
CREATE TEMP TABLE funding (LIKE syncio.funding) ON COMMIT DROP;
CREATE TEMP TABLE party (LIKE syncio.party) ON COMMIT DROP;
CREATE TEMP TABLE usual (LIKE syncio.usual) ON COMMIT DROP;
CREATE TEMP TABLE review (id bigint PRIMARY KEY, client int, opened timestamptz) ON COMMIT DROP;
CREATE TEMP TABLE change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, review bigint, record bigint, type text, before_hash bytea,
    before_balance bytea, after_hash bytea, after_balance bytea, currency text, currency_before text,
    amount_before numeric, amount_after numeric
) ON COMMIT DROP;
-- What was shown stays in front of people until it is approved, as it was, or another version comes.
CREATE TEMP VIEW change_state AS SELECT id AS change, review, 'undecided' AS state FROM change;
CREATE TEMP TABLE closing (LIKE syncio.closing) ON COMMIT DROP;
CREATE TEMP TABLE decision (LIKE syncio.decision) ON COMMIT DROP;
CREATE TEMP TABLE released_review (LIKE syncio.released_review) ON COMMIT DROP;
CREATE TEMP TABLE quarantine (LIKE syncio.quarantine) ON COMMIT DROP;
CREATE TEMP TABLE standing_policy (client int) ON COMMIT DROP;
CREATE TEMP TABLE pending_release (client int, record bigint, class text, after_hash bytea) ON COMMIT DROP;
-- Every version there is to come, by when it was seen.
CREATE TEMP TABLE coming ON COMMIT DROP AS
SELECT v.record, v.n, v.seen FROM syncio.version v WHERE v.seen < %(until)s;
ALTER TABLE head ADD PRIMARY KEY (record);
ALTER TABLE debtor ADD PRIMARY KEY (record);
ALTER TABLE approved ADD PRIMARY KEY (record);
ALTER TABLE funding ADD PRIMARY KEY (client, external_id);
ALTER TABLE party ADD PRIMARY KEY (record), ADD UNIQUE (client, external_id);
ALTER TABLE usual ADD PRIMARY KEY (client);
CREATE UNIQUE INDEX ON head (client, external_id);
CREATE INDEX ON head (debtor, client);
CREATE INDEX ON head (client, issue_date);
CREATE INDEX ON head (client, number);
CREATE UNIQUE INDEX ON debtor (client, external_id);
CREATE INDEX ON party (tax_key) WHERE tax_key <> '';
CREATE INDEX ON party (name_key) WHERE name_key <> '';
CREATE INDEX ON change (record);
CREATE INDEX ON coming (seen)
