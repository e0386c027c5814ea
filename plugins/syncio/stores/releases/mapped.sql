-- The mapping that was signed for a client last.
SELECT name, hash FROM factors_mapping WHERE client = %(client)s ORDER BY amendment DESC LIMIT 1
