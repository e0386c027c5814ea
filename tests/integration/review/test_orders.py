"""Whatever the order in which people decide, the review ends as RULES.md says."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from syncio.errors import Stale
from syncio.stages.review import decide
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED
from tests.thorough import examples

PEOPLE = ("ann", "ben", "cat")
NEEDED = (1, 2, 1, 2)
Step = tuple[str, list[int], Literal["approve", "reject"]]

steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.lists(st.integers(0, len(NEEDED) - 1), min_size=1, max_size=3, unique=True),
        st.sampled_from(("approve", "approve", "reject")),
    ),
    max_size=12,
)


class Expected:
    """One change, as RULES.md has it: what was said of it, and what may still be said."""

    def __init__(self, needed: int) -> None:
        self.needed = needed
        self.said: list[tuple[str, str]] = []

    @property
    def state(self) -> str:
        if any(verdict == "reject" for _, verdict in self.said):
            return "rejected"
        return "approved" if len({user for user, _ in self.said}) >= self.needed else "undecided"

    def repeats(self, user: str, verdict: str) -> bool:
        mine = [said for who, said in self.said if who == user]
        return mine[-1:] == [verdict]

    def takes(self, verdict: str) -> bool:
        return verdict == "reject" or self.state != "rejected"


def result(states: list[str]) -> str:
    if "approved" in states:
        return "release"
    return "close_rejected" if "rejected" in states else "hold"


@settings(max_examples=examples(60, 12), deadline=None, database=None)
@given(steps)
def test_any_order_of_decisions(house: House, orders: list[Step]) -> None:
    client = Client(house, [(user, "reviewer") for user in PEOPLE])
    records = client.stage_book([invoice(f"INV-{i}") for i in range(len(NEEDED))])
    flags = [[RAISED] * (needed - 1) for needed in NEEDED]
    changes = [client.change(record, found) for record, found in zip(records, flags, strict=True)]
    review = client.open_review(changes)
    model = [Expected(needed) for needed in NEEDED]
    everything = house.decisions(review)
    with house.web() as connection:
        for user, places, verdict in orders:
            chosen = [replace(everything[place], verdict=verdict, reason="why") for place in places]
            fresh = [model[place] for place in places if not model[place].repeats(user, verdict)]
            is_open = any(change.state == "undecided" for change in model)
            if fresh and not (is_open and all(change.takes(verdict) for change in fresh)):
                with pytest.raises(Stale):
                    decide(connection, review, user, chosen)
                continue
            decided = decide(connection, review, user, chosen)
            for change in fresh:
                change.said.append((user, verdict))
            states = [change.state for change in model]
            assert house.states(review) == states
            assert decided.complete == ("undecided" not in states)
            assert decided.undecided == states.count("undecided")
    closing = house.closing(review)
    states = house.states(review)
    assert (closing is None) == ("undecided" in states)
    assert closing is None or closing["outcome"] == result(states)
