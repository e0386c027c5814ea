"""Reviews that nobody has decided in time."""

from psycopg.rows import class_row

from syncio.domain.deadline import Waiting
from syncio.stores.database import Connection, statement


def waiting(connection: Connection) -> list[Waiting]:
    """Open reviews whose time to tell people has come, and of which nobody was told yet."""
    with connection.cursor(row_factory=class_row(Waiting)) as cursor:
        return cursor.execute(statement("reviews", "waiting").encode()).fetchall()


def note_escalation(connection: Connection, review: int) -> bool:
    """Put on record that people are told of a review; False where they were before, or it has closed meanwhile."""
    query = (
        "INSERT INTO escalation (review, client) SELECT r.id, r.client FROM review r"
        " WHERE r.id = %s AND NOT EXISTS (SELECT FROM closing z WHERE z.review = r.id) ON CONFLICT DO NOTHING"
    )
    return connection.execute(query, [review]).rowcount > 0


def overdue(connection: Connection) -> list[int]:
    """Open reviews whose deadline has passed."""
    rows = connection.execute(
        "SELECT r.id FROM review r LEFT JOIN closing z ON z.review = r.id"
        " WHERE z.review IS NULL AND r.deadline <= clock_timestamp() ORDER BY r.id"
    )
    return [review for (review,) in rows.fetchall()]
