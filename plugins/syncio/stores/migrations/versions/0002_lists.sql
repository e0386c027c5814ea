-- Lists in the order of dates are read from this index alone: all that they filter by is in it.
CREATE INDEX head_listed ON head (client, issue_date DESC, record DESC) INCLUDE (status, debtor, number)
    WHERE kind IN ('receivable', 'credit_note');
-- Lists in the order of numbers. With all in it that they filter by it was larger, and lists in the order of dates were
-- read from it, whole, and sorted.
CREATE INDEX head_number ON head (client, number, record DESC) WHERE kind IN ('receivable', 'credit_note');
-- What is open, a draft or void. Most of an old book is paid, and not in it.
CREATE INDEX head_status ON head (client, status, issue_date DESC, record DESC) INCLUDE (debtor, number)
    WHERE kind IN ('receivable', 'credit_note') AND status <> 'paid';
-- Any other document by its number.
CREATE INDEX head_number_unlisted ON head (client, number) WHERE kind NOT IN ('receivable', 'credit_note');
-- Few debtors' invoices.
CREATE INDEX head_debtor ON head (debtor, client);

-- How many receivables and credit notes match, counted to one more than `most`, and one page of them, as JSON.
-- Clients come one after the other. An empty text and NULL are no condition; `number` is a part, in either case,
-- `debtor` an id or a part of a name. It is a function, as a view with a security barrier would sort every invoice
-- before it gave the first page. It reads without parallel workers: sharing an index page by page took them longer than
-- one alone.
CREATE FUNCTION listed_invoices(
    clients int[], status text, issued_from date, issued_to date, debtor text, number text, by_number boolean,
    page_offset int, page_limit int, most int
) RETURNS TABLE (total bigint, invoices json) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan SET random_page_cost = 1.1 SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
    -- Where no other client has an id in between, a range says the same, and a scan need not ask about every row.
    lowest int := (SELECT min(id) FROM unnest(clients) id);
    highest int := (SELECT max(id) FROM unnest(clients) id);
    whole boolean := cardinality(clients) = (SELECT count(*) FROM client c WHERE c.id BETWEEN lowest AND highest);
    -- Ids are the sources' own, so that two clients may have one: ids are looked for, and whose they are is checked.
    ids text[];
    owned text[];
    -- Where few invoices have the part in their number, or once had, they are looked up. Where many have, the list's own
    -- order is followed, which comes to its end soon. Both take about as long where one in fifty of a million has it.
    part CONSTANT text := folded(listed_invoices.number);
    many CONSTANT int := 2 * most;
    numbered bigint[];
    few boolean := false;
    -- The exact comparison takes a lower(). A LIKE before it takes half as long and lets through all that can match:
    -- letters may be of either case, so 'inv-0077a5%' becomes '%-0077%5\%%'.
    likely CONSTANT text := '%' || regexp_replace(
        regexp_replace(listed_invoices.number, '[%_\\]', '\\\&', 'g'), '[A-Za-z]+', '%', 'g') || '%';
BEGIN
    IF part <> '' THEN
        numbered := ARRAY(
            SELECT record
            FROM (
                SELECT unnest(string_to_array(b.numbers, E'\n')) AS line, unnest(b.records) AS record
                FROM number_block b
                WHERE b.client BETWEEN lowest AND highest AND (whole OR b.client = ANY (clients))
                  AND position(part IN b.numbers) > 0
            ) l
            WHERE position(part IN line) > 0
            LIMIT many + 1);
        few := cardinality(numbered) <= many;
    END IF;
    IF listed_invoices.debtor <> '' THEN
        SELECT array_agg(d.external_id), array_agg(d.client || ' ' || d.external_id) INTO ids, owned
        FROM debtor d
        WHERE d.client = ANY (clients)
          AND (d.external_id = listed_invoices.debtor OR position(lower(listed_invoices.debtor) IN lower(d.name)) > 0);
    END IF;
    RETURN QUERY
    WITH found AS MATERIALIZED (
        SELECT h.record
        FROM head h
        WHERE h.kind IN ('receivable', 'credit_note')
          AND h.client BETWEEN lowest AND highest AND (whole OR h.client = ANY (clients))
          AND (listed_invoices.status = '' OR h.status = listed_invoices.status)
          AND (issued_from IS NULL OR h.issue_date >= issued_from)
          AND (issued_to IS NULL OR h.issue_date <= issued_to)
          AND (listed_invoices.debtor = '' OR (h.debtor = ANY (ids) AND h.client || ' ' || h.debtor = ANY (owned)))
          AND (NOT few OR h.record = ANY (ARRAY(SELECT unnest(numbered))))
          AND (listed_invoices.number = '' OR h.number LIKE likely AND
               position(lower(listed_invoices.number COLLATE "C") IN lower(h.number COLLATE "C")) > 0)
        ORDER BY h.client, CASE WHEN by_number THEN h.number END, CASE WHEN NOT by_number THEN h.issue_date END DESC,
                 h.record DESC
        LIMIT most + 1
    ), page AS MATERIALIZED (
        SELECT f.record, row_number() OVER () AS no FROM found f OFFSET page_offset LIMIT page_limit
    )
    SELECT (SELECT count(*) FROM found),
           (SELECT coalesce(json_agg(json_build_object(
                'client', c.name, 'external_id', h.external_id, 'kind', h.kind, 'number', h.number,
                'status', h.status, 'debtor', h.debtor, 'debtor_name', coalesce(d.name, ''),
                'issue_date', h.issue_date, 'due_date', h.due_date, 'currency', h.currency,
                'total', trim_scale(h.total)::text, 'due', trim_scale(h.due)::text, 'version', h.n, 'seen', h.seen
            ) ORDER BY p.no), '[]')
            FROM page p
            JOIN head h ON h.record = p.record
            JOIN client c ON c.id = h.client
            LEFT JOIN debtor d ON d.client = h.client AND d.external_id = h.debtor);
END $$;

-- The web's, of the same name: of the clients that are asked for, those its user is a member of.
CREATE FUNCTION syncio_web.listed_invoices(
    clients int[], status text, issued_from date, issued_to date, debtor text, number text, by_number boolean,
    page_offset int, page_limit int, most int
) RETURNS TABLE (total bigint, invoices json) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
    SELECT * FROM syncio.listed_invoices(
        ARRAY(SELECT unnest(clients) INTERSECT SELECT member_clients()), status, issued_from, issued_to, debtor, number,
        by_number, page_offset, page_limit, most)
$$;
REVOKE ALL ON FUNCTION syncio_web.listed_invoices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION syncio_web.listed_invoices TO syncio_web;
