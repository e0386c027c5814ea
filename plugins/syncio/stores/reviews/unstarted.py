"""What Airflow's side of a review needs to know."""

from syncio.stores.database import Connection, statement


def unstarted_reviews(connection: Connection) -> list[int]:
    """Reviews that need a run of Airflow's and may have none."""
    return [review for (review,) in connection.execute(statement("reviews", "unstarted").encode())]
