-- What both reports show of a change, as arguments of json_build_object.
'id', id, 'no', no, 'subject', subject, 'type', type, 'number', number, 'external_id', external_id,
'debtor_name', debtor_name, 'currency', currency,
'amount_before', trim_scale(amount_before)::text, 'amount_after', trim_scale(amount_after)::text,
'currency_before', currency_before,
'delta', trim_scale(delta)::text, 'at_stake', trim_scale(at_stake)::text,
'severity', severity, 'approvals_needed', approvals_needed, 'flags', flags, 'fields', fields,
'hash', encode(hash, 'hex')
