-- Where releases stand, by client: those that are pending, then the newest. What is asked of a pending one is what push asks,
-- see `claimed.sql`; here each cause by itself, so that the one that holds can be told.
WITH page AS MATERIALIZED (
    SELECT r.*, k.name, o.outcome, o.applied, o.detail, coalesce(o.applied, o.at) AS ended
    FROM release r
    JOIN client k ON k.id = r.client AND k.name = coalesce(%(client)s, k.name)
    LEFT JOIN release_outcome o ON o.release = r.id
    ORDER BY o.release IS NOT NULL, r.id DESC
    LIMIT %(limit)s
), failed AS MATERIALIZED (
    SELECT DISTINCT ON (release) release, reason FROM push_failure ORDER BY release, id DESC
)
SELECT r.id AS release, r.name AS client, r.external_id, coalesce(h.number, r.external_id) AS number,
       r.class AS push_class, c.review, p.kind AS policy, r.at AS released,
       CASE WHEN r.outcome IS NULL THEN 'pending' WHEN r.outcome = 'pushed' THEN 'pushed'
            WHEN f.reason IS NULL THEN 'withdrawn' ELSE 'refused' END AS state,
       r.ended, coalesce(f.reason, r.detail, '') AS detail, first.id AS behind,
       coalesce(coalesce(h.content_hash, d.content_hash) = r.after_hash, false)
           AND (r.class <> 'balance' OR coalesce(h.balance_hash = r.after_balance, false)) AS newest,
       a.content_hash IS NOT DISTINCT FROM r.before_hash
           AND (r.class <> 'balance' OR coalesce(a.balance_hash = r.before_balance, false)) AS copy_stands,
       (c.subject IS DISTINCT FROM 'invoice' OR (m.funded_at, m.amount) IS NOT DISTINCT FROM (c.funded_at, c.funded))
           AND (auto.release IS NULL OR (m.funded_at, m.amount) IS NOT DISTINCT FROM (auto.funded_at, auto.funded))
           AND NOT (r.policy IS NOT NULL AND r.class = 'balance' AND m.external_id IS NOT NULL
                    AND coalesce(credited_more(r.record, r.after_n, a.balance_n), false)) AS funding_stands,
       revoked.policy IS NULL AND NOT (r.policy IS NOT NULL AND EXISTS (
           SELECT FROM quarantine q WHERE q.client = r.client AND q.external_id = r.external_id)) AS covered,
       r.class <> 'content' OR r.debtor_record IS NOT NULL OR EXISTS (
           SELECT FROM debtor owner JOIN approved ON approved.record = owner.record
           WHERE owner.client = r.client AND owner.external_id = h.debtor) AS has_debtor,
       EXISTS (SELECT FROM pg_locks l
               WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.objid::bigint = r.client
                 AND l.classid::bigint = hashtext('syncio.pull')::bigint & 4294967295
                 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS pulled
FROM page r
LEFT JOIN failed f ON f.release = r.id
LEFT JOIN change c ON c.id = r.change
LEFT JOIN policy p ON p.id = r.policy
LEFT JOIN policy_revocation revoked ON revoked.policy = r.policy
LEFT JOIN automatic auto ON auto.release = r.id
LEFT JOIN head h ON h.record = r.record
LEFT JOIN debtor d ON d.record = r.record
LEFT JOIN approved a ON a.record = r.record
LEFT JOIN funding m ON m.client = r.client AND m.external_id = r.external_id
LEFT JOIN LATERAL (
    SELECT min(e.id) AS id FROM pending_release e WHERE e.record = r.record AND e.id < r.id AND r.outcome IS NULL
) first ON true
ORDER BY r.name, r.outcome IS NOT NULL, r.id DESC
