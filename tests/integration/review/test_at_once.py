"""Two reviewers at the same row at the same time: they are served one after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from syncio.domain.review import Decided, Decision
from syncio.errors import Stale
from syncio.stages.policy import propose
from syncio.stages.review import decide
from tests.integration.staged.client import Client
from tests.integration.staged.documents import NOW, invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED

Answer = Decided | Stale


def together(*works: Callable[[], Answer]) -> list[Answer]:
    barrier = Barrier(len(works))

    def one(work: Callable[[], Answer]) -> Answer:
        barrier.wait(30)
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def deciding(house: House, review: int, user: str, decisions: list[Decision]) -> Callable[[], Answer]:
    def work() -> Answer:
        with house.web() as connection:
            try:
                return decide(connection, review, user, decisions)
            except Stale as stale:
                return stale

    return work


@pytest.mark.parametrize("_", range(5))
def test_two_last_approvals_close_a_review_once(house: House, client: Client, _: int) -> None:
    review = client.open_review([client.change(client.stage(invoice()), [RAISED])])
    decisions = house.decisions(review)
    answers = together(*(deciding(house, review, user, decisions) for user in ("ann", "ben")))
    assert sorted(answer.complete for answer in answers if isinstance(answer, Decided)) == [False, True]
    assert house.states(review) == ["approved"]


@pytest.mark.parametrize("_", range(5))
def test_of_an_approval_and_a_rejection_one_is_told(house: House, client: Client, _: int) -> None:
    review = client.open_review([client.change(client.stage(invoice()))])
    answers = together(
        deciding(house, review, "ann", house.decisions(review)),
        deciding(house, review, "ben", house.decisions(review, "reject", "false")),
    )
    won = [isinstance(answer, Decided) for answer in answers]
    assert sorted(won) == [False, True]
    assert house.states(review) == ["approved" if won[0] else "rejected"]


def test_one_decision_posted_many_times_at_once_is_on_record_once(house: House, review: int) -> None:
    decisions = house.decisions(review)
    answers = together(*(deciding(house, review, "ann", decisions) for _ in range(6)))
    assert answers == [Decided(recorded=3, complete=False, undecided=1)] * 6
    assert house.recorded(review) == 3


def test_a_standing_approval_proposed_at_once_is_one(house: House, client: Client) -> None:
    def work(_: int) -> int:
        with house.web() as connection:
            return propose(connection, client.name, "balance", "ada", NOW).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(4)))) == 1
