"""What is posted to the web app."""

from typing import Any

from tests.integration.staged.house import House


def body(house: House, review: int, verdict: str = "approve", reason: str = "") -> list[dict[str, Any]]:
    return [
        {"change_id": each.change, "content_hash": each.hash.hex(), "verdict": verdict, "reason": reason}
        for each in house.decisions(review)
    ]
