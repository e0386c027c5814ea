"""What Airflow's side of a review needs to know."""

from syncio.stores.database import Connection

UNSTARTED = """
SELECT r.id FROM review r
LEFT JOIN closing c ON c.review = r.id
LEFT JOIN report d ON d.review = r.id AND d.kind = 'diff'
WHERE c.review IS NULL AND d.review IS NULL
ORDER BY r.id
"""


def unstarted_reviews(connection: Connection) -> list[int]:
    """Open reviews whose run has not shown anybody anything yet."""
    return [review for (review,) in connection.execute(UNSTARTED)]
