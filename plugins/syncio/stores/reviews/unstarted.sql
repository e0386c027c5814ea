-- Open and not shown yet; or closed by people, and neither certified nor released: a review may be decided before its run
-- has started, and a run may be deleted. One whose run is under way is named too: starting it again starts nothing.
SELECT r.id
FROM review r
LEFT JOIN closing c ON c.review = r.id
LEFT JOIN report shown ON shown.review = r.id AND shown.kind = 'diff'
LEFT JOIN report certified ON certified.review = r.id AND certified.kind = 'approval'
LEFT JOIN released_review done ON done.review = r.id
WHERE CASE
          WHEN c.review IS NULL THEN shown.review IS NULL
          WHEN c.outcome = 'release' THEN done.review IS NULL
          ELSE c.reason <> 'superseded' AND certified.review IS NULL
      END
ORDER BY r.id
