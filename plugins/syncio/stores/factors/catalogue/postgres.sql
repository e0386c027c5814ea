-- What there is of the tables and views that are asked for, one JSON document each (FoundTable, but for the names).
WITH wanted AS (
    SELECT w.name, c.oid, c.relkind, n.nspname
    FROM jsonb_to_recordset(CAST(:wanted AS jsonb)) AS w (name text, schema text, "table" text)
    JOIN pg_class c ON c.relname = w."table" AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = w.schema OR (w.schema IS NULL AND pg_table_is_visible(c.oid))
)
SELECT jsonb_build_object(
    'name', w.name,
    'kind', CASE WHEN w.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END,
    'deletes', has_table_privilege(w.oid, 'DELETE'),
    'entered', has_schema_privilege(w.nspname, 'USAGE'),
    'columns', (
        SELECT jsonb_object_agg(a.attname, jsonb_build_object(
            'type', CASE WHEN b.typtype = 'e' THEN 'enum' ELSE format_type(b.oid, NULL) END,
            'length', information_schema._pg_char_max_length(b.oid, of.typmod),
            'precision', CASE b.typname WHEN 'numeric' THEN information_schema._pg_numeric_precision(b.oid, of.typmod) END,
            'scale', CASE b.typname WHEN 'numeric' THEN information_schema._pg_numeric_scale(b.oid, of.typmod) END,
            'nullable', NOT (a.attnotnull OR t.typnotnull),
            'default', (a.atthasdef AND a.attgenerated = '') OR t.typdefault IS NOT NULL,
            'generated', CASE WHEN a.attgenerated <> '' THEN 'computed' WHEN a.attidentity = 'a' THEN 'identity'
                              WHEN a.attidentity = 'd' THEN 'by default' ELSE '' END,
            'collation', CASE WHEN l.collname = 'default' THEN '' ELSE coalesce(l.collname, '') END,
            'apart', CASE WHEN b.typname = 'citext' THEN 'badly' WHEN l.collisdeterministic = false THEN 'letters'
                          ELSE 'bytes' END,
            'labels', (SELECT coalesce(jsonb_agg(e.enumlabel ORDER BY e.enumsortorder), '[]')
                       FROM pg_enum e WHERE e.enumtypid = b.oid),
            'may', (SELECT coalesce(jsonb_agg(verb), '[]') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS verb
                    WHERE has_column_privilege(w.oid, a.attnum, verb))))
        FROM pg_attribute a
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
        CROSS JOIN LATERAL (SELECT CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END AS typmod) AS of
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped),
    'unique', (
        SELECT coalesce(jsonb_agg(k.names), '[]')
        FROM pg_index i
        CROSS JOIN LATERAL (SELECT jsonb_agg(a.attname ORDER BY at.n) AS names
                            FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS at (attnum, n)
                            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = at.attnum) AS k
        WHERE i.indrelid = w.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL),
    'checks', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('name', c.conname, 'text', pg_get_expr(c.conbin, c.conrelid))), '[]')
        FROM pg_constraint c WHERE c.conrelid = w.oid AND c.contype = 'c'),
    'references', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('table', n.nspname || '.' || r.relname,
            'columns', (SELECT jsonb_agg(a.attname ORDER BY at.n) FROM unnest(c.conkey) WITH ORDINALITY AS at (attnum, n)
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = at.attnum),
            'referred', (SELECT jsonb_agg(a.attname ORDER BY at.n) FROM unnest(c.confkey) WITH ORDINALITY AS at (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = at.attnum))), '[]')
        FROM pg_constraint c
        JOIN pg_class r ON r.oid = c.confrelid
        JOIN pg_namespace n ON n.oid = r.relnamespace
        WHERE c.conrelid = w.oid AND c.contype = 'f'),
    'triggers', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('name', g.tgname, 'events', to_jsonb(array_remove(ARRAY[
            CASE WHEN g.tgtype & 4 > 0 THEN 'INSERT' END, CASE WHEN g.tgtype & 8 > 0 THEN 'DELETE' END,
            CASE WHEN g.tgtype & 16 > 0 THEN 'UPDATE' END], NULL)))), '[]')
        FROM pg_trigger g WHERE g.tgrelid = w.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D')
)::text
FROM wanted w
ORDER BY w.name
