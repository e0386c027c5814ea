"""What reviewers do between the two reports."""

from syncio.domain.amendment import Delegation
from syncio.stages.review import decide, sign
from tests.integration.signing.days import TODAY, TOMORROW
from tests.integration.staged.client import Client
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


def for_ann(client: Client, review: int, *places: int) -> None:
    """Ann delegates to Vic, a viewer, who approves these rows by her right."""
    client.amend(Delegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=TOMORROW))
    decisions = client.house.decisions(review)
    with client.house.web() as web:
        decide(web, review, "vic", [decisions[place] for place in places])
