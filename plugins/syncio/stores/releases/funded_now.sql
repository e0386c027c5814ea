-- Stands before `claimed.sql` where nothing may be written: what FactorS has funded now, in place of the copy of it.
WITH funding AS (
    SELECT %(client)s::int AS client, said.*
    FROM unnest(%(ids)s::text[], %(times)s::timestamptz[], %(amounts)s::numeric[]) AS said (external_id, funded_at, amount)
)
