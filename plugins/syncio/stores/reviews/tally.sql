SELECT count(*) FILTER (WHERE state = 'undecided') AS undecided,
       count(*) FILTER (WHERE state = 'approved') AS approved,
       count(*) FILTER (WHERE state = 'rejected') AS rejected,
       count(*) FILTER (WHERE state = 'superseded') AS superseded
FROM change_state
WHERE review = %(review)s
