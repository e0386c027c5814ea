-- The numbers of receivables and credit notes, 32 in a row. To look for a part in the blocks of a million numbers takes
-- a seventh of what an index takes that has an entry for each. A block may have too much, as a number that its invoice
-- no longer bears stays, never too little: what is found here is checked in `head`.
CREATE TABLE number_block (
    client  int      NOT NULL,
    no      int      NOT NULL,                    -- 0, 1, ...: of a client's, all but the last are full
    numbers text     NOT NULL,                    -- folded, a line each
    records bigint[] NOT NULL,                    -- whose they are, in the same order
    PRIMARY KEY (client, no)
);
GRANT SELECT ON number_block TO syncio_app;       -- only the triggers write

-- What a number and a part of one are compared as: only A to Z have a case, and a number is one line.
CREATE FUNCTION folded(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(lower(number COLLATE "C"), E'\n', ' ');

-- Append a client's numbers; its last block is filled first. A thousand at a time or so: slices of long arrays are slow.
CREATE FUNCTION add_numbers(of_client int, added text[], of_records bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    size CONSTANT int := 32;
    taken CONSTANT int := coalesce((
        SELECT b.no * size + cardinality(b.records) FROM number_block b WHERE b.client = of_client
        ORDER BY b.no DESC LIMIT 1), 0);
BEGIN
    INSERT INTO number_block AS b (client, no, numbers, records)
    SELECT of_client, no, array_to_string(added[first:first + size - 1], E'\n'), of_records[first:first + size - 1]
    FROM generate_series(taken / size, (taken + cardinality(added) - 1) / size) no, LATERAL (
        SELECT no * size - taken + 1 AS first
    ) slice
    ON CONFLICT (client, no) DO UPDATE
    SET numbers = b.numbers || E'\n' || excluded.numbers, records = b.records || excluded.records;
END $$;

-- Whoever writes heads writes the blocks.
CREATE FUNCTION add_new_numbers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
BEGIN
    PERFORM add_numbers(client, array_agg(folded(number)), array_agg(record))
    FROM incoming WHERE kind IN ('receivable', 'credit_note') GROUP BY client, record / 1024;
    RETURN NULL;
END $$;
CREATE TRIGGER new_numbers AFTER INSERT ON head REFERENCING NEW TABLE AS incoming
    FOR EACH STATEMENT EXECUTE FUNCTION add_new_numbers();

CREATE FUNCTION add_changed_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
BEGIN
    PERFORM add_numbers(NEW.client, ARRAY[folded(NEW.number)], ARRAY[NEW.record]);
    RETURN NULL;
END $$;
CREATE TRIGGER changed_number AFTER UPDATE OF number, kind ON head FOR EACH ROW
    WHEN (NEW.kind IN ('receivable', 'credit_note') AND (NEW.number, NEW.kind) <> (OLD.number, OLD.kind))
    EXECUTE FUNCTION add_changed_number();

-- What was staged before.
SELECT add_numbers(client, array_agg(folded(number)), array_agg(record))
FROM head WHERE kind IN ('receivable', 'credit_note') GROUP BY client, record / 1024;
