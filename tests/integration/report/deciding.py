"""What reviewers do between the two reports."""

from syncio.stages.review import decide, sign
from tests.integration.staged.house import House

SCRIPT = "<script>alert(1)</script>"


def close(house: House, review: int) -> None:
    """Ann and Ben approve the blocked one, Ann rejects the second; the third stays undecided."""
    [first, *_] = house.decisions(review)
    [_, rejection, _] = house.decisions(review, "reject", f"{SCRIPT} never ordered")
    with house.web() as web:
        decide(web, review, "ann", [first, rejection])
        decide(web, review, "ben", [first])
        sign(web, review, "ben", bytes.fromhex(house.hash(review)))
