-- What is in force now ----------------------------------------------------------------------------------------------------

-- `client.timezone` is the organisation's own, and the organisation moves it as it likes: nothing here goes by it.
CREATE VIEW facility_now WITH (security_invoker = true) AS
SELECT k.id AS client, coalesce(f.timezone, 'UTC') AS timezone,
       (clock_timestamp() AT TIME ZONE coalesce(f.timezone, 'UTC'))::date AS today,
       coalesce(f.limits, 'required') AS limits, coalesce(f.deadline_hours, 48) AS deadline_hours,
       coalesce(f.escalate, 0.75) AS escalate, coalesce(f.weekdays, '12345') AS weekdays, f.amendment
FROM client k
LEFT JOIN LATERAL (SELECT * FROM facility WHERE facility.client = k.id ORDER BY amendment DESC LIMIT 1) f ON true;

CREATE VIEW limit_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (l.client, l.user_name) l.client, l.user_name, l.currency, l.amount, l.amendment
FROM member_limit l
JOIN facility_now f ON f.client = l.client
WHERE f.today BETWEEN l.first_day AND coalesce(l.last_day, 'infinity')
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = l.amendment)
ORDER BY l.client, l.user_name, l.amount DESC, l.amendment;

CREATE VIEW rate_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (r.client, r.currency, r.facility_currency) r.client, r.currency, r.facility_currency, r.value,
       r.amendment
FROM rate r
JOIN facility_now f ON f.client = r.client
WHERE r.day <= f.today
ORDER BY r.client, r.currency, r.facility_currency, r.day DESC, r.amendment DESC;

-- What one unit of a currency is in another; without a rate it is above every limit.
CREATE FUNCTION rate_of(of_client int, currency text, facility_currency text) RETURNS numeric LANGUAGE sql STABLE
    SET search_path = syncio, pg_temp AS $$
    SELECT coalesce((SELECT value FROM rate_now r WHERE r.client = of_client AND r.currency = rate_of.currency
                     AND r.facility_currency = rate_of.facility_currency), 'Infinity')
$$;

-- The two below have no setting of their own: PostgreSQL then writes them into the query that calls them.
CREATE FUNCTION syncio.weight_of(of_client int, amount numeric, currency text, facility_currency text) RETURNS numeric
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN amount IS NULL OR amount = 0 THEN 0 WHEN currency = facility_currency THEN abs(amount)
                ELSE abs(amount) * syncio.rate_of(of_client, currency, facility_currency) END
$$;

-- What a change counts against a limit in the facility's currency: the new gross, or the greater of old and new on an edit.
-- A credit note's sign is no matter, else it would make room for others; a debtor counts nothing.
CREATE FUNCTION syncio.weight(of_client int, facility_currency text, old numeric, old_currency text, new numeric,
                              new_currency text) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT greatest(syncio.weight_of(of_client, old, old_currency, facility_currency),
                    syncio.weight_of(of_client, new, new_currency, facility_currency))
$$;

-- The highest limit in force of whose right is used, and what was approved today by that right, or by that person by any
-- right: a delegation adds no limits together. No amount: there is no limit in force.
CREATE FUNCTION limit_use(of_client int, who text, authority text)
    RETURNS TABLE (limits text, amount numeric, currency text, used numeric) LANGUAGE sql STABLE
    SET search_path = syncio, pg_temp AS $$
    SELECT f.limits, trim_scale(l.amount), l.currency, trim_scale(coalesce(u.used, 0))
    FROM facility_now f
    LEFT JOIN limit_now l ON l.client = f.client AND l.user_name = limit_use.authority
    LEFT JOIN LATERAL (
        SELECT greatest(sum(w.weight) FILTER (WHERE w.authority = limit_use.authority),
                        sum(w.weight) FILTER (WHERE w.user_name = who)) AS used
        FROM (
            SELECT d.user_name, coalesce(d.on_behalf_of, d.user_name) AS authority,
                   weight(c.client, l.currency, coalesce(c.amount_snapshot, c.amount_before),
                          coalesce(c.currency_snapshot, c.currency_before), c.amount_after, c.currency) AS weight
            FROM decision d
            JOIN change c ON c.id = d.change
            WHERE d.client = of_client AND d.verdict = 'approve' AND d.at >= f.today::timestamp AT TIME ZONE f.timezone
        ) w
        WHERE w.authority = limit_use.authority OR w.user_name = who
    ) u ON l.amount IS NOT NULL
    WHERE f.client = of_client
$$;

CREATE VIEW delegation_now WITH (security_invoker = true) AS
SELECT d.client, d.delegator, d.delegate, d.amendment
FROM delegation d
JOIN facility_now f ON f.client = d.client
WHERE f.today BETWEEN d.first_day AND d.last_day
  AND NOT EXISTS (SELECT FROM ended e WHERE e.amendment = d.amendment);

-- By whose right a person may decide for a client now: the own, or one that was delegated; an admin never does.
CREATE VIEW capacity WITH (security_invoker = true) AS
SELECT client, user_name, user_name AS authority FROM decider
UNION
SELECT d.client, d.delegate, d.delegator
FROM delegation_now d
JOIN decider r ON r.client = d.client AND r.user_name = d.delegator
WHERE EXISTS (SELECT FROM member m WHERE m.client = d.client AND m.user_name = d.delegate)
  AND NOT EXISTS (SELECT FROM member a WHERE a.client = d.client AND a.user_name = d.delegate AND a.role = 'admin');

-- Approvals that count now: by who may still decide, or had it delegated then from who may, and had no hand in the change.
CREATE VIEW approval WITH (security_invoker = true) AS
SELECT d.change, d.user_name, coalesce(d.on_behalf_of, d.user_name) AS authority
FROM decision d
JOIN change c ON c.id = d.change AND c.hash = d.hash
JOIN decider r ON r.client = d.client AND r.user_name = coalesce(d.on_behalf_of, d.user_name)
WHERE d.verdict = 'approve'
  AND NOT EXISTS (SELECT FROM involvement i
                  WHERE i.review = c.review AND coalesce(i.change, c.id) = c.id
                    AND i.user_name IN (d.user_name, d.on_behalf_of))
  AND (d.on_behalf_of IS NULL
       OR (EXISTS (SELECT FROM member m WHERE m.client = d.client AND m.user_name = d.user_name)
           AND NOT EXISTS (SELECT FROM member a
                           WHERE a.client = d.client AND a.user_name = d.user_name AND a.role = 'admin')
           AND EXISTS (SELECT FROM delegation g
                       LEFT JOIN ended e ON e.amendment = g.amendment
                       WHERE g.client = d.client AND g.delegator = d.on_behalf_of AND g.delegate = d.user_name
                         AND (d.at AT TIME ZONE (SELECT timezone FROM facility_now f WHERE f.client = d.client))::date
                             BETWEEN g.first_day AND g.last_day
                         AND d.at BETWEEN g.since AND coalesce(e.at, 'infinity'))));

-- A standing approval in force: the client's newest of its kind that was signed as proposed, by another person, if that
-- person may decide to this day and nobody has revoked it. One that has ended brings none before it back.
CREATE VIEW policy_in_force WITH (security_invoker = true) AS
SELECT p.client, p.kind, p.id, p.hash, p.amount, p.currency
FROM (
    SELECT DISTINCT ON (p.client, p.kind) p.*, s.signed_by
    FROM policy p
    JOIN policy_signature s ON s.policy = p.id AND s.hash = p.hash AND s.signed_by <> p.proposed_by
    ORDER BY p.client, p.kind, p.id DESC
) p
JOIN decider d ON d.client = p.client AND d.user_name = p.signed_by
WHERE NOT EXISTS (SELECT FROM policy_revocation r WHERE r.policy = p.id);

CREATE OR REPLACE VIEW standing_policy WITH (security_invoker = true) AS
SELECT client, id, hash FROM policy_in_force WHERE kind = 'balance';

-- As before, but that one right approves once.
CREATE OR REPLACE VIEW change_state WITH (security_invoker = true) AS
SELECT c.id AS change, c.review, c.client, coalesce(d.approvals, 0) AS approvals,
       CASE WHEN d.rejections > 0 THEN 'rejected'
            WHEN s.change IS NOT NULL THEN 'superseded'
            WHEN d.approvals >= c.approvals_needed THEN 'approved'
            ELSE 'undecided' END AS state
FROM change c
LEFT JOIN superseded s ON s.change = c.id
LEFT JOIN LATERAL (
    SELECT count(DISTINCT coalesce(on_behalf_of, user_name)) FILTER (WHERE verdict = 'approve') AS approvals,
           count(*) FILTER (WHERE verdict = 'reject') AS rejections
    FROM decision WHERE decision.change = c.id AND decision.hash = c.hash
) d ON true;
