    -- Where review r stands in the chain of its client.
    SELECT json_build_object(
               'opening', min(no) FILTER (WHERE kind = 'review'),
               'decisions', CASE WHEN bool_or(kind = 'decision')
                                 THEN json_build_array(min(no) FILTER (WHERE kind = 'decision'),
                                                       max(no) FILTER (WHERE kind = 'decision')) END,
               'closing', min(no) FILTER (WHERE kind = 'closing'),
               'hash', (array_agg(encode(hash, 'hex') ORDER BY no) FILTER (WHERE kind = 'closing'))[1],
               'at', (array_agg(entry::json ->> 'at' ORDER BY no) FILTER (WHERE kind = 'closing'))[1],
               'anchor', (SELECT json_build_object('entry', n.no, 'hash', encode(n.hash, 'hex'), 'at', n.at)
                          FROM anchor n WHERE n.client = r.client AND n.at <= z.at ORDER BY n.no DESC LIMIT 1)
           ) AS trail
    FROM (
        SELECT a.kind, a.no, a.hash, a.entry
        FROM audit a, string_to_table(a.body, E'\n') AS l (line)
        WHERE a.client = r.client AND a.kind IN ('review', 'decision', 'closing') AND a.did IN ('added', 'taken over')
          AND CASE a.kind WHEN 'review' THEN (l.line::json ->> 'id')::bigint = r.id
                          WHEN 'closing' THEN (l.line::json ->> 'review')::bigint = r.id
                          ELSE (l.line::json ->> 'change')::bigint IN (SELECT id FROM change WHERE review = r.id) END
    ) told
