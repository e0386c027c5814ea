-- Release rows under a standing approval; one that is there already stays as it is.
INSERT INTO release (push_id, client, class, policy, record, external_id, before_n, before_hash, before_balance_n,
                     before_balance, after_n, after_hash, after_balance, hash)
SELECT push_id, client, 'balance', policy, record, external_id, before_n, before_hash, before_balance_n,
       before_balance, after_n, after_hash, after_balance, hash
FROM unnest(%(push_id)s::uuid[], %(client)s::int[], %(policy)s::bigint[], %(record)s::bigint[], %(external_id)s::text[],
            %(before_n)s::int[], %(before_hash)s::bytea[], %(before_balance_n)s::int[], %(before_balance)s::bytea[],
            %(after_n)s::int[], %(after_hash)s::bytea[], %(after_balance)s::bytea[], %(hash)s::bytea[])
    AS c (push_id, client, policy, record, external_id, before_n, before_hash, before_balance_n, before_balance,
          after_n, after_hash, after_balance, hash)
ON CONFLICT (push_id) DO NOTHING
