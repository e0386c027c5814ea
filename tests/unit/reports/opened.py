"""Desks with a log-in, and long work done to its end."""

from collections.abc import Iterator

from syncio.reports.desk import Desk, Progress
from tests.unit.reports.stand_in import StandIn


def opened(server: StandIn, user: str, password: str, review: int = 12) -> Desk:
    desk = Desk(server.url)
    desk.log_in(server.url, user, password)
    desk.open(review)
    return desk


def told(desk: Desk) -> list[float]:
    """Tell Airflow of a closed review without waiting; the seconds that it would have waited."""
    return [progress.pause for progress in desk.tell()]


def done(work: Iterator[Progress]) -> list[tuple[int, int]]:
    """Do long work; how far it was after each of its steps."""
    return [(progress.done, progress.total) for progress in work]


def stale(number: int) -> dict[str, object]:
    changed = [{"field": "total", "old": "8000", "new": "9000"}]
    message = "it has changed since it was shown"
    return {"change_id": 1000 + number, "number": f"INV-{2300 + number}", "message": message, "changed": changed}
