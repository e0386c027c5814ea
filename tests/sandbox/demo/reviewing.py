"""A reviewer at work, through SyncIO's own API."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.sandbox.demo.people import DemoError, Person, eventually

PAGE = 500
Change = dict[str, Any]
#: A verdict and its reason; None leaves the change alone.
Verdict = Callable[[Change], tuple[str, str] | None]


class Reviewer:
    def __init__(self, person: Person) -> None:
        self.person = person

    def reviews(self, state: str = "open") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.person.get("/syncio/api/reviews", state=state)["reviews"]
        return found

    def changes(self, review: int) -> Iterator[Change]:
        """Every change of a review, page by page."""
        offset, total = 0, 1
        while offset < total:
            page = self.person.get(f"/syncio/api/reviews/{review}/changes", offset=offset, limit=PAGE)
            total = page["total"]
            yield from page["changes"]
            offset += PAGE

    def decide(self, review: int, verdict: Verdict) -> bool:
        """Give a verdict on every undecided change that `verdict` has one for.

        :returns: whether the review is complete.
        """
        decisions = [
            {"change_id": change["id"], "content_hash": change["hash"], "verdict": said[0], "reason": said[1]}
            for change in self.changes(review)
            if change["state"] == "undecided" and (said := verdict(change))
        ]
        path = f"/syncio/api/reviews/{review}/decisions"
        complete: bool = self.person.call("POST", path, json={"decisions": decisions})["complete"]
        return complete

    def sign_on(self, review: int) -> None:
        """Tell Airflow's waiting task, once it waits, that the review has closed."""
        run = f"review-{review}"
        base = f"/api/v2/dags/review/dagRuns/{run}/taskInstances/sign_off"
        answer = {"chosen_options": ["Signed"], "params_input": {}}

        def look() -> bool | None:
            state = self.person.get(base)["state"]
            if state == "awaiting_input":
                try:
                    self.person.call("PATCH", f"{base}/-1/hitlDetails", json=answer)
                except DemoError as error:
                    if "answered 409" not in str(error):
                        raise
            return True if state == "success" else None

        eventually(f"the sign-off of {run} to be taken up", look)


def approve_unblocked(change: Change) -> tuple[str, str] | None:
    """Approve in bulk, leaving out every blocked change."""
    return None if change["severity"] == "block" else ("approve", "")
