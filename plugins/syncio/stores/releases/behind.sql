-- Pending releases of which an earlier one of the same record is pending too: they come after it.
SELECT id, external_id, push_class, first
FROM (SELECT id, external_id, class AS push_class, min(id) OVER (PARTITION BY record) AS first
      FROM pending_release WHERE client = %(client)s) AS pending
WHERE id > first
ORDER BY id
