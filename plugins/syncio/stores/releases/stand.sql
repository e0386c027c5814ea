-- Release rows under a standing approval; one that is there already stays as it is.
INSERT INTO release (push_id, client, class, policy, record, external_id, before_n, before_hash, before_balance_n,
                     before_balance, after_n, after_hash, after_balance, hash)
VALUES (%(push_id)s, %(client)s, 'balance', %(policy)s, %(record)s, %(external_id)s, %(before_n)s, %(before_hash)s,
        %(before_balance_n)s, %(before_balance)s, %(after_n)s, %(after_hash)s, %(after_balance)s, %(hash)s)
ON CONFLICT (push_id) DO NOTHING
