-- A release of content under a standing approval, where what is due does not rise with it.
WITH released AS (
    INSERT INTO release (push_id, client, class, policy, record, external_id, before_n, before_hash, before_balance_n,
                         before_balance, after_n, after_hash, after_balance, debtor_record, debtor_n, hash)
    SELECT %(push_id)s, %(client)s, 'content', %(policy)s, %(record)s, %(external_id)s, %(before_n)s, %(before_hash)s,
           %(before_balance_n)s, %(before_balance)s, %(after_n)s, %(after_hash)s, %(after_balance)s, %(debtor_record)s,
           %(debtor_n)s, %(hash)s
    FROM version held
    JOIN version now ON now.record = held.record AND now.n = %(after_n)s
    WHERE held.record = %(record)s AND held.n = %(before_balance_n)s
      AND (now.balance::jsonb ->> 'due')::numeric <= (held.balance::jsonb ->> 'due')::numeric
    ON CONFLICT (push_id) DO NOTHING
    RETURNING id, client
)
INSERT INTO automatic (release, client, amount, currency, day, funded_at, funded)
SELECT r.id, r.client, %(amount)s, %(currency)s, f.today, %(funded_at)s, %(funded)s
FROM released r
JOIN facility_now f ON f.client = r.client
