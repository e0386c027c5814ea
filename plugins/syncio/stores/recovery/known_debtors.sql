-- The newest staged text of each debtor.
SELECT d.external_id, v.doc FROM debtor d JOIN version v ON v.record = d.record AND v.n = d.n WHERE d.client = %(client)s
