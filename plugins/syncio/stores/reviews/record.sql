INSERT INTO decision (change, client, hash, verdict, reason, user_name, on_behalf_of)
SELECT c.id, c.client, d.hash, d.verdict, d.reason, %(user)s, %(on_behalf_of)s::text
FROM unnest(%(changes)s::bigint[], %(hashes)s::bytea[], %(verdicts)s::text[], %(reasons)s::text[])
    WITH ORDINALITY AS d (change, hash, verdict, reason, place)
JOIN change c ON c.id = d.change AND c.review = %(review)s
ORDER BY d.place
