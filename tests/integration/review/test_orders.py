"""Whatever the order in which people decide, the review ends as RULES.md says."""

from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from syncio.errors import Stale
from syncio.stages.review import decide

from tests.integration.review.house import RAISED, House, invoice

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


def expected(needed: int, said: list[tuple[str, str]]) -> str:
    if any(verdict == "reject" for _, verdict in said):
        return "rejected"
    return "approved" if len({user for user, _ in said}) >= needed else "undecided"


def result(states: list[str]) -> str:
    if "approved" in states:
        return "release"
    return "close_rejected" if "rejected" in states else "hold"


@settings(max_examples=40, deadline=None, database=None)
@given(steps)
def test_any_order_of_decisions(house: House, orders: list[Step]) -> None:
    client = house.client([(user, "reviewer") for user in PEOPLE])
    records = [house.stage(client, invoice(f"INV-{i}")) for i in range(len(NEEDED))]
    flags = [[RAISED] * (needed - 1) for needed in NEEDED]
    changes = [house.change(record, found) for record, found in zip(records, flags, strict=True)]
    review = house.open_review(client, changes)
    said: list[list[tuple[str, str]]] = [[] for _ in NEEDED]
    everything = house.decisions(review)
    with house.web() as connection:
        for user, places, verdict in orders:
            chosen = [replace(everything[place], verdict=verdict, reason="why") for place in places]
            states = [expected(needed, told) for needed, told in zip(NEEDED, said, strict=True)]
            late = "undecided" not in states
            against = verdict == "approve" and any(states[place] == "rejected" for place in places)
            known = all((user, verdict) == next((s for s in reversed(said[p]) if s[0] == user), None) for p in places)
            try:
                decided = decide(connection, review, user, chosen)
            except Stale:
                assert not known
                assert late or against
                continue
            assert known or not (late or against)
            for place in places:
                if (user, verdict) not in said[place]:
                    said[place].append((user, verdict))
            states = [expected(needed, told) for needed, told in zip(NEEDED, said, strict=True)]
            assert house.states(review) == states
            assert decided.complete == ("undecided" not in states)
            assert decided.undecided == states.count("undecided")
    closing = house.closing(review)
    states = house.states(review)
    assert (closing is None) == ("undecided" in states)
    assert closing is None or closing["outcome"] == result(states)
