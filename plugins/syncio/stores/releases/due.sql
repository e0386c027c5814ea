-- The oldest pending release of each record, without the records that this run has left alone.
SELECT record
FROM (SELECT record, min(id) AS id FROM pending_release
      WHERE client = %(client)s AND NOT record = ANY(%(left)s)
      GROUP BY record) AS oldest
ORDER BY id
LIMIT %(limit)s
