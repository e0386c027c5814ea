-- The audit trail, a chain of hashes for each client; its form: docs/audit.md. Statements of audited tables leave notes,
-- and the commit seals them: a chain is locked no longer than a commit takes, and what was rolled back was never there.
CREATE TABLE audit (
    client int    NOT NULL,                      -- whose chain it is; 0: of what belongs to no client
    no     bigint NOT NULL,                      -- 1, 2, 3, ... without a gap
    kind   text   NOT NULL,                      -- the table
    did    text   NOT NULL,                      -- what was done to its rows
    entry  text   NOT NULL,                      -- JSON; names the hash of `body` and of the entry before
    body   text   NOT NULL,                      -- the rows as JSON, each on a line
    hash   bytea  NOT NULL,                      -- sha256(convert_to(entry, 'UTF8'))
    PRIMARY KEY (client, no)
);
ALTER TABLE audit ALTER body SET STORAGE EXTERNAL;   -- mostly hashes, which do not compress
CREATE INDEX ON audit (kind, client, no);

CREATE TABLE audit_head (                        -- where each chain ends, and its lock
    client int    NOT NULL PRIMARY KEY,
    no     bigint NOT NULL,
    hash   bytea  NOT NULL
) WITH (fillfactor = 50);

CREATE UNLOGGED TABLE audit_note (               -- of the transactions that are under way; the commit empties it
    tx        xid8   NOT NULL DEFAULT pg_current_xact_id(),
    n         bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    first     bool   NOT NULL,                   -- whether the transaction had no other when it was left
    client    int    NOT NULL,
    kind      text   NOT NULL,
    did       text   NOT NULL,
    count     int    NOT NULL,
    body      text   NOT NULL,
    login     text   NOT NULL DEFAULT session_user,
    role      text   NOT NULL DEFAULT current_setting('role'),
    user_name text DEFAULT nullif(current_setting('syncio.user_name', true), ''),
    PRIMARY KEY (tx, n)
);
ALTER TABLE audit_note ALTER body SET STORAGE EXTERNAL;

CREATE TABLE anchor (                            -- heads that were written outside of this database, as far as it knows
    client int         NOT NULL,
    no     bigint      NOT NULL,
    hash   bytea       NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (client, no, hash)
);

CREATE TABLE explanation (                       -- why something that a verification finds is as it should be
    client int         NOT NULL,
    no     bigint      NOT NULL,
    hash   text        NOT NULL,                 -- of the entry, or of the anchor, that bears witness of it
    reason text        NOT NULL CHECK (reason <> ''),
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (client, no, hash)
);

-- The statement that notes rows of `source`, at most a thousand in a note; `of` gives the client of a row r.
CREATE FUNCTION noting(kind text, did text, of text, source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format(
        'INSERT INTO audit_note (first, client, kind, did, count, body)'
        ' SELECT NOT EXISTS (SELECT FROM audit_note WHERE tx = pg_current_xact_id()),'
        '        client, %L, %L, count(*), string_agg(line, chr(10) ORDER BY place)'
        ' FROM (SELECT coalesce(%s, 0) AS client, row_to_json(r)::text AS line, row_number() OVER () AS place FROM %s r) s'
        ' GROUP BY client, (place - 1) / 1000 ORDER BY client, min(place)', kind, did, of, source)
$$;

-- Notes what a statement did. Its arguments: the client of a row r; whether the table's rows may change at all.
CREATE FUNCTION note_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
    of text := TG_ARGV[0];
    changes boolean := TG_ARGV[1];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN
            EXECUTE noting(TG_TABLE_NAME, 'added', of, 'came');
        WHEN 'UPDATE' THEN
            EXECUTE noting(TG_TABLE_NAME, CASE WHEN changes THEN 'changed from' ELSE 'altered from' END, of, 'went');
            EXECUTE noting(TG_TABLE_NAME, CASE WHEN changes THEN 'changed to' ELSE 'altered to' END, of, 'came');
        WHEN 'DELETE' THEN
            EXECUTE noting(TG_TABLE_NAME, CASE WHEN changes THEN 'removed' ELSE 'erased' END, of, 'went');
    END CASE;
    RETURN NULL;
END $$;

-- At the commit, seals all notes of the transaction, client by client: two commits that touch the same chains lock them in
-- the same order.
CREATE FUNCTION seal_notes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    note record;
    head audit_head;
    entry text;
BEGIN
    FOR note IN WITH gone AS (DELETE FROM audit_note WHERE tx = pg_current_xact_id() RETURNING *)
                SELECT * FROM gone ORDER BY client, n LOOP
        IF note.client IS DISTINCT FROM head.client THEN
            UPDATE audit_head SET no = head.no, hash = head.hash WHERE client = head.client;
            INSERT INTO audit_head VALUES (note.client, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
            SELECT * INTO head FROM audit_head WHERE client = note.client FOR UPDATE;
        END IF;
        SELECT row_to_json(e)::text INTO entry FROM (
            SELECT 1 AS form, note.client, head.no + 1 AS no, clock_timestamp() AS at, note.login, note.role,
                   note.user_name AS user, note.kind, note.did, note.count,
                   encode(sha256(convert_to(note.body, 'UTF8')), 'hex') AS body_hash,
                   encode(head.hash, 'hex') AS previous_hash
        ) e;
        head.no := head.no + 1;
        head.hash := sha256(convert_to(entry, 'UTF8'));
        INSERT INTO audit VALUES (note.client, head.no, note.kind, note.did, entry, note.body, head.hash);
    END LOOP;
    UPDATE audit_head SET no = head.no, hash = head.hash WHERE client = head.client;
    RETURN NULL;
END $$;

-- Refuses what is not done by sealing, even to the owner.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 AND TG_OP <> 'TRUNCATE' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % is refused: the audit trail is never touched by hand', lower(TG_OP), TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE CONSTRAINT TRIGGER sealed AFTER INSERT ON audit_note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.first) EXECUTE FUNCTION seal_notes();
CREATE TRIGGER kept BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER kept BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();

-- From here on the table's rows are audited; those that it has are taken over.
-- of: the client of a row r. changes: whether rows may be changed and removed; where not, doing so is put on record as
-- tampering.
CREATE FUNCTION audited(name regclass, of text DEFAULT 'r.client', changes boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
    kind text := (SELECT relname FROM pg_class WHERE oid = name);
    noted text := format('FOR EACH STATEMENT EXECUTE FUNCTION note_rows(%L, %L)', of, changes);
BEGIN
    EXECUTE format('CREATE TRIGGER audited_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS came %s', name, noted);
    EXECUTE format('CREATE TRIGGER audited_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS went NEW TABLE AS came %s',
                   name, noted);
    EXECUTE format('CREATE TRIGGER audited_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS went %s', name, noted);
    EXECUTE format('CREATE TRIGGER audited_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse()',
                   name);
    EXECUTE format('GRANT SELECT ON %s TO syncio_app', name);  -- who verifies
    EXECUTE noting(kind, 'taken over', of, format('(SELECT * FROM %s ORDER BY 1)', name));
END $$;

-- Nobody may hang these triggers onto a table of their own.
REVOKE EXECUTE ON FUNCTION noting, note_rows, seal_notes, refuse, audited FROM PUBLIC;
GRANT SELECT ON audit, audit_head, anchor, explanation TO syncio_app;
GRANT INSERT ON anchor TO syncio_app;

SELECT audited('client', 'r.id', changes => true), audited('member', changes => true),
       audited('threshold', changes => true);
SELECT audited('review'), audited('change'), audited('decision'), audited('superseded'), audited('closing'), audited('report'),
       audited('policy'), audited('policy_signature'), audited('release'), audited('recovered'),
       audited('explanation');
SELECT audited('amendment'), audited('amendment_signature'), audited('facility'), audited('member_limit'),
       audited('rate'), audited('delegation'), audited('ended'), audited('involvement'), audited('escalation'),
       audited('reopening'), audited('policy_revocation'), audited('automatic');
SELECT audited('released_review', '(SELECT client FROM review WHERE id = r.review)'),
       audited('release_outcome', '(SELECT client FROM release WHERE id = r.release)'),
       audited('push_failure', '(SELECT client FROM release WHERE id = r.release)');
