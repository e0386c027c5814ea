-- A decision (e) from before a review, and the change (w) it was about, as arguments of json_build_object.
'user', e.user_name, 'on_behalf_of', e.on_behalf_of, 'verdict', e.verdict, 'reason', e.reason, 'at', e.at,
'review', w.review, 'number', w.number, 'amount', trim_scale(w.amount_after)::text, 'currency', w.currency
