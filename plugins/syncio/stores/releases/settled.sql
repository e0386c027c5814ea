-- What FactorS was confirmed to hold: content and debtors become the approved copy, balances move its balance alone.
WITH pushed AS MATERIALIZED (
    SELECT r.record, r.class, r.after_n, r.after_hash, coalesce(r.after_balance, v.balance_hash) AS after_balance
    FROM release r JOIN version v ON v.record = r.record AND v.n = r.after_n
    WHERE r.id = ANY(%(releases)s::bigint[])
    ORDER BY r.record
), outcome AS (
    INSERT INTO release_outcome (release, outcome, applied)
    SELECT release, 'pushed', applied
    FROM unnest(%(releases)s::bigint[], %(applied)s::timestamptz[]) AS held (release, applied)
), balance AS (
    UPDATE approved SET balance_n = pushed.after_n, balance_hash = pushed.after_balance
    FROM pushed WHERE pushed.record = approved.record AND pushed.class = 'balance'
)
INSERT INTO approved (record, n, content_hash, balance_n, balance_hash, since)
SELECT record, after_n, after_hash, after_n, after_balance, clock_timestamp() FROM pushed WHERE class <> 'balance'
ON CONFLICT (record) DO UPDATE
SET n = excluded.n, content_hash = excluded.content_hash, balance_n = excluded.balance_n,
    balance_hash = excluded.balance_hash, since = excluded.since
