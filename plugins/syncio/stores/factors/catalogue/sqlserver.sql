-- What there is of the tables and views that are asked for, one JSON document each, see sqlserver.py. It reads the
-- catalogue of the database that it runs in, where a log-in sees no object on which it has no right at all.
SELECT (
    SELECT
        w.name,
        CASE WHEN o.type = 'V' THEN 'view' ELSE 'table' END AS kind,
        CAST(HAS_PERMS_BY_NAME(w.quoted, 'OBJECT', 'DELETE') AS BIT) AS deletes,
        JSON_QUERY((
            SELECT
                c.name,
                c.is_nullable AS nullable,
                COALESCE(t.name, TYPE_NAME(c.user_type_id)) AS type,
                CASE
                    WHEN c.max_length < 0 OR t.name IN ('text', 'ntext') THEN NULL
                    WHEN t.name IN ('nvarchar', 'nchar') THEN c.max_length / 2
                    WHEN t.name IN ('varchar', 'char') THEN c.max_length
                END AS length,
                CASE WHEN t.name IN ('decimal', 'numeric', 'money', 'smallmoney') THEN c.[precision] END AS [precision],
                CASE WHEN t.name IN ('decimal', 'numeric', 'money', 'smallmoney') THEN c.[scale] END AS [scale],
                CAST(CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END AS BIT) AS [default],
                CASE
                    WHEN c.is_identity = 1 THEN 'identity'
                    WHEN c.is_computed = 1 OR c.generated_always_type <> 0 OR t.name = 'timestamp' THEN 'computed'
                    ELSE ''
                END AS generated,
                COALESCE(c.collation_name, '') AS collation,
                CASE
                    WHEN c.collation_name LIKE '%[_]CI[_]%' THEN 'badly'
                    WHEN c.collation_name LIKE '%[_]AI%' THEN 'letters'
                    ELSE 'bytes'
                END AS apart,
                CAST(CASE
                    WHEN t.name IN ('varchar', 'char', 'text') AND c.collation_name NOT LIKE '%[_]UTF8%' THEN 0
                    ELSE 1
                END AS BIT) AS [national],
                JSON_QUERY(COALESCE((
                    SELECT verbs.name
                    FROM (VALUES ('SELECT', 'COLUMN'), ('INSERT', NULL), ('UPDATE', 'COLUMN')) AS verbs (name, part)
                    WHERE HAS_PERMS_BY_NAME(
                        w.quoted, 'OBJECT', verbs.name, CASE WHEN verbs.part IS NOT NULL THEN c.name END, verbs.part
                    ) = 1
                    FOR JSON PATH
                ), '[]')) AS may
            FROM sys.columns AS c
            LEFT JOIN sys.types AS t ON c.system_type_id = t.user_type_id
            WHERE c.object_id = o.object_id
            ORDER BY c.column_id
            FOR JSON PATH
        )) AS columns,
        JSON_QUERY(COALESCE((
            SELECT JSON_QUERY((
                SELECT c.name
                FROM sys.index_columns AS k
                INNER JOIN sys.columns AS c ON k.object_id = c.object_id AND k.column_id = c.column_id
                WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 0
                ORDER BY k.key_ordinal
                FOR JSON PATH
            )) AS columns
            FROM sys.indexes AS i
            WHERE i.object_id = o.object_id AND i.is_unique = 1 AND i.is_disabled = 0 AND i.has_filter = 0
            ORDER BY i.index_id
            FOR JSON PATH
        ), '[]')) AS [unique],
        JSON_QUERY(COALESCE((
            SELECT k.name, k.[definition] AS [text]
            FROM sys.check_constraints AS k
            WHERE k.parent_object_id = o.object_id AND k.is_disabled = 0
            ORDER BY k.name
            FOR JSON PATH
        ), '[]')) AS checks,
        JSON_QUERY(COALESCE((
            SELECT
                SCHEMA_NAME(r.schema_id) + '.' + r.name AS [table],
                JSON_QUERY((
                    SELECT ours.name AS [column], theirs.name AS referred
                    FROM sys.foreign_key_columns AS k
                    INNER JOIN sys.columns AS ours
                        ON k.parent_object_id = ours.object_id AND k.parent_column_id = ours.column_id
                    INNER JOIN sys.columns AS theirs
                        ON k.referenced_object_id = theirs.object_id AND k.referenced_column_id = theirs.column_id
                    WHERE k.constraint_object_id = f.object_id
                    ORDER BY k.constraint_column_id
                    FOR JSON PATH
                )) AS pairs
            FROM sys.foreign_keys AS f
            INNER JOIN sys.objects AS r ON f.referenced_object_id = r.object_id
            WHERE f.parent_object_id = o.object_id AND f.is_disabled = 0
            ORDER BY f.name
            FOR JSON PATH
        ), '[]')) AS [references],
        JSON_QUERY(COALESCE((
            SELECT
                g.name,
                JSON_QUERY((
                    SELECT e.type_desc AS name
                    FROM sys.trigger_events AS e
                    WHERE e.object_id = g.object_id
                    ORDER BY e.type
                    FOR JSON PATH
                )) AS events
            FROM sys.triggers AS g
            WHERE g.parent_id = o.object_id AND g.is_disabled = 0
            ORDER BY g.name
            FOR JSON PATH
        ), '[]')) AS triggers
    FOR JSON PATH, WITHOUT_ARRAY_WRAPPER
) AS found
FROM OPENJSON (:wanted) WITH (name NVARCHAR(400) '$.name', quoted NVARCHAR(800) '$.quoted') AS w
INNER JOIN sys.objects AS o ON o.object_id = OBJECT_ID(w.quoted) AND o.type IN ('U', 'V')
ORDER BY w.name
