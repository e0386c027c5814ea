-- Lists in the order of dates are read from this index alone: all that they filter by is in it.
CREATE INDEX head_listed ON head (client, issue_date DESC, record DESC) INCLUDE (status, debtor, number)
    WHERE kind IN ('receivable', 'credit_note');
-- An invoice by its number, and lists in the order of numbers.
CREATE INDEX head_number ON head (client, number);

-- How many receivables and credit notes match, counted to one more than `most`, and the records of one page of them.
-- Clients come one after the other. An empty text and NULL are no condition; `number` is a part, in either case, `debtor`
-- an id or a part of a name. It is a function as a view with a security barrier would sort every invoice before it gave the first page.
CREATE FUNCTION listed_invoices(
    clients int[], status text, issued_from date, issued_to date, debtor text, number text, by_number boolean,
    page_offset int, page_limit int, most int
) RETURNS TABLE (total bigint, records bigint[]) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan SET random_page_cost = 1.1 AS $$
<<asked>>
DECLARE
    -- Its figures and signs alone, letters being any: quickly looked for, and never missing what matches.
    pieces text := '%' || regexp_replace(listed_invoices.number, '[^0-9./-]+', '%', 'g') || '%';
    -- Ids are the sources' own, so that two clients may have one: ids are looked for, and whose they are is checked.
    ids text[];
    owned text[];
BEGIN
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
          AND h.client = ANY (clients)
          AND (listed_invoices.status = '' OR h.status = listed_invoices.status)
          AND (issued_from IS NULL OR h.issue_date >= issued_from)
          AND (issued_to IS NULL OR h.issue_date <= issued_to)
          AND (listed_invoices.debtor = '' OR (h.debtor = ANY (ids) AND h.client || ' ' || h.debtor = ANY (owned)))
          AND (listed_invoices.number = ''
               OR (h.number LIKE asked.pieces AND position(lower(listed_invoices.number) IN lower(h.number)) > 0))
        ORDER BY h.client, CASE WHEN by_number THEN h.number END, CASE WHEN NOT by_number THEN h.issue_date END DESC,
                 h.record DESC
        LIMIT most + 1
    ), numbered AS (
        SELECT f.record, row_number() OVER () AS no FROM found f
    )
    SELECT count(*),
           array_agg(n.record ORDER BY n.no) FILTER (WHERE n.no BETWEEN page_offset + 1 AND page_offset + page_limit)
    FROM numbered n;
END $$;

-- The web's, of the same name: of the clients that are asked for, those its user is a member of.
CREATE FUNCTION syncio_web.listed_invoices(
    clients int[], status text, issued_from date, issued_to date, debtor text, number text, by_number boolean,
    page_offset int, page_limit int, most int
) RETURNS TABLE (total bigint, records bigint[]) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = syncio, pg_temp AS $$
    SELECT * FROM syncio.listed_invoices(
        ARRAY(SELECT unnest(clients) INTERSECT SELECT member_clients()), status, issued_from, issued_to, debtor, number,
        by_number, page_offset, page_limit, most)
$$;
REVOKE ALL ON FUNCTION syncio_web.listed_invoices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION syncio_web.listed_invoices TO syncio_web;
