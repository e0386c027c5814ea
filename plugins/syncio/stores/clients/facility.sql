-- How a client's sign-off is arranged, which day it is there, and what somebody is to it.
SELECT f.client AS id, f.today, f.limits, f.deadline_hours, trim_scale(f.escalate) AS escalate, f.weekdays, f.timezone,
       ARRAY(SELECT m.role FROM member m WHERE m.client = k.id AND m.user_name = %(user)s ORDER BY m.role) AS roles
FROM client k
JOIN facility_now f ON f.client = k.id
WHERE k.name = %(client)s
