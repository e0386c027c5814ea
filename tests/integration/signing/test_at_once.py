"""Many sessions at once, in one client's reviews: together they pass no limit, and each that is refused did not fit."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from random import Random
from threading import Barrier

import pytest

from syncio.domain.amendment import Delegation, Limit
from syncio.errors import Refused
from syncio.stages.review import decide
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, YESTERDAY
from tests.integration.signing.signing import reviewed

SESSIONS = 8


@pytest.mark.parametrize("seed", range(6))
def test_together_they_pass_no_limit(house: House, client: Client, seed: int) -> None:
    """Half of the sessions are the reviewer's own, half a delegate's; three reviews are open, of one client."""
    dice = Random(seed)  # noqa: S311  # the same every time
    limit = Decimal(dice.randint(100, 400))
    client.amend(
        Limit(user="ann", currency="GBP", amount=limit, first_day=YESTERDAY),
        Delegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=TODAY),
    )
    amounts = [dice.randint(1, 90) for _ in range(3 * SESSIONS)]
    reviews = [reviewed(client, *map(str, amounts[at::3])) for at in range(3)]
    decisions = {review: house.decisions(review) for review in reviews}
    barrier = Barrier(SESSIONS)

    def work(session: int) -> list[int]:
        """Approve one row of each review; what was refused."""
        refused = []
        with house.web() as connection:
            barrier.wait(30)
            for at, review in enumerate(reviews):
                try:
                    decide(connection, review, "ann" if session % 2 else "vic", [decisions[review][session]])
                except Refused:
                    refused.append(amounts[at::3][session])
        return refused

    with ThreadPoolExecutor(SESSIONS) as pool:
        refused = [amount for each in pool.map(work, range(SESSIONS)) for amount in each]
    used = house.one(
        "SELECT sum(c.amount_after) FROM decision d JOIN change c ON c.id = d.change WHERE d.client = %s", client.id
    )
    assert used <= limit
    assert used == sum(amounts) - sum(refused)
    assert all(used + amount > limit for amount in refused)
    assert refused


def test_limits_of_two_people_do_not_stand_in_each_others_way(house: House, client: Client) -> None:
    limits = [Limit(user=user, currency="GBP", amount=Decimal(400), first_day=YESTERDAY) for user in ("ann", "ben")]
    client.amend(*limits)
    review = reviewed(client, *["100"] * 8)
    decisions = house.decisions(review)
    barrier = Barrier(2)

    def work(user: str) -> bool:
        mine = decisions[:4] if user == "ann" else decisions[4:]
        with house.web() as connection:
            barrier.wait(30)
            return decide(connection, review, user, mine).complete

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(work, ("ann", "ben"))) == [False, True]
