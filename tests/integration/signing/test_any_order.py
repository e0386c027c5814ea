"""Whatever limits, delegations and requesters there are, and in whatever order people decide: what may be recorded is.

A model says of every decision whether it may be recorded; what is on record in the end is then looked at once more.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from syncio.domain.amendment import Amends, Delegation, Facility, Limit, Limits
from syncio.errors import Refused, Stale
from syncio.stages.review import decide
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, YESTERDAY
from tests.integration.staged.documents import invoice
from tests.integration.staged.reviewing import RAISED
from tests.thorough import examples

REVIEWERS = ("ann", "ben", "cat")
PEOPLE = (*REVIEWERS, "vic", "ada")
Verdict = Literal["approve", "reject"]
Step = tuple[str, str | None, list[int], Verdict]

amounts = st.integers(1, 60)
steps = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from((None, None, *REVIEWERS)),
        st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True),
        st.sampled_from(("approve", "approve", "approve", "reject")),
    ),
    min_size=1,
    max_size=14,
)


@dataclass
class Case:
    """How a client's sign-off is arranged; a delegation goes from one who delegates to one who does not."""

    limits: Limits
    tiers: dict[str, list[int]]
    delegations: list[tuple[str, str]]
    requesters: list[str]
    totals: list[int]
    blocked: list[bool]

    @property
    def highest(self) -> dict[str, int]:
        return {user: max(tiers) for user, tiers in self.tiers.items() if tiers}

    def amendments(self) -> list[Amends]:
        tiers = [
            Limit(user=user, currency="GBP", amount=Decimal(amount), first_day=YESTERDAY)
            for user, each in self.tiers.items()
            for amount in each
        ]
        lent = [
            Delegation(delegator=delegator, delegate=delegate, first_day=TODAY, last_day=TODAY)
            for delegator, delegate in self.delegations
        ]
        return [Facility(limits=self.limits), *tiers, *lent]

    def rights(self, user: str) -> set[str]:
        lent = {delegator for delegator, delegate in self.delegations if delegate == user and user != "ada"}
        return lent | ({user} & set(REVIEWERS))

    def right(self, user: str, on_behalf_of: str | None) -> str | None:
        rights = self.rights(user)
        if on_behalf_of:
            return on_behalf_of if on_behalf_of in rights else None
        return user if user in rights else next(iter(rights)) if len(rights) == 1 else None


@st.composite
def cases(draw: st.DrawFn) -> Case:
    delegators = draw(st.sets(st.sampled_from(REVIEWERS), max_size=2))
    delegates = sorted(set(PEOPLE) - delegators)
    pairs = st.tuples(st.sampled_from(sorted(delegators) or ["ann"]), st.sampled_from(delegates))
    return Case(
        limits=draw(st.sampled_from(("required", "optional"))),
        tiers={user: draw(st.lists(st.integers(0, 150), max_size=2)) for user in REVIEWERS},
        delegations=draw(st.lists(pairs, max_size=3, unique=True)) if delegators else [],
        requesters=draw(st.lists(st.sampled_from(PEOPLE), max_size=1)),
        totals=draw(st.lists(amounts, min_size=4, max_size=4)),
        blocked=draw(st.lists(st.booleans(), min_size=4, max_size=4)),
    )


@dataclass
class Said:
    user: str
    authority: str
    verdict: str
    amount: int

    @property
    def people(self) -> set[str]:
        return {self.user, self.authority}


@dataclass
class Model:
    case: Case
    rows: list[list[Said]] = field(default_factory=lambda: [[] for _ in range(4)])

    def state(self, place: int) -> str:
        said = self.rows[place]
        if any(one.verdict == "reject" for one in said):
            return "rejected"
        return "approved" if len(said) >= 1 + self.case.blocked[place] else "undecided"

    def fresh(self, user: str, places: Collection[int], verdict: str) -> list[int]:
        """Those of which this person did not say just that last."""
        return [at for at in places if [one.verdict for one in self.rows[at] if one.user == user][-1:] != [verdict]]

    def refuses(self, user: str, authority: str | None, fresh: list[int], verdict: str) -> type[Exception] | None:
        if authority is None:
            return Refused
        if not fresh:
            return None
        if all(self.state(at) != "undecided" for at in range(4)):
            return Stale
        if verdict == "reject":
            return None
        for at in fresh:
            used = any(one.authority == authority and one.user != user for one in self.rows[at])
            if self.state(at) == "rejected" or used or {user, authority} & set(self.case.requesters):
                return Stale
        return Refused if self.above(user, authority, sum(self.case.totals[at] for at in fresh)) else None

    def above(self, user: str, authority: str, adds: int) -> bool:
        limit = self.case.highest.get(authority)
        if limit is None:
            return self.case.limits == "required"
        approved = [one for row in self.rows for one in row if one.verdict == "approve"]
        by_right = sum(one.amount for one in approved if one.authority == authority)
        by_person = sum(one.amount for one in approved if one.user == user)
        return max(by_right, by_person) + adds > limit


@settings(max_examples=examples(60, 12), deadline=None, database=None)
@given(cases(), steps)
def test_what_may_be_recorded_is_and_nothing_else(house: House, case: Case, orders: list[Step]) -> None:
    client = Client(house, [*((user, "reviewer") for user in REVIEWERS), ("vic", "viewer"), ("ada", "admin")])
    client.amend(*case.amendments())
    records = client.stage_book([invoice(f"INV-{at}", str(total)) for at, total in enumerate(case.totals)])
    changes = [client.change(record, [RAISED] * two) for record, two in zip(records, case.blocked, strict=True)]
    review = client.open_review(changes, case.requesters)
    everything, model = house.decisions(review), Model(case)
    with house.web() as connection:
        for user, on_behalf_of, places, verdict in orders:
            authority = case.right(user, on_behalf_of)
            fresh = model.fresh(user, places, verdict)
            expected = model.refuses(user, authority, fresh, verdict)
            chosen = [replace(everything[at], verdict=verdict, reason="why") for at in places]
            try:
                decide(connection, review, user, chosen, on_behalf_of)
            except (Refused, Stale) as error:
                assert type(error) is expected, error  # noqa: PT017  # it may be none
                continue
            assert expected is None
            for at in fresh:
                model.rows[at].append(Said(user, authority or "", verdict, case.totals[at]))
    assert house.states(review) == [model.state(at) for at in range(4)]
    on_record(house, case, review)


def on_record(house: House, case: Case, review: int) -> None:
    """No self-approval, no limit passed, no two approvals with a person in common; nobody without the right."""
    rows = house.rows(
        "SELECT d.change, d.user_name, coalesce(d.on_behalf_of, d.user_name) AS authority, c.amount_after AS amount"
        " FROM decision d JOIN change c ON c.id = d.change WHERE c.review = %s AND d.verdict = 'approve' ORDER BY d.id",
        review,
    )
    for row in rows:
        assert not {row["user_name"], row["authority"]} & set(case.requesters)
        assert row["authority"] in case.rights(row["user_name"])
        assert row["user_name"] != "ada"
    for authority in REVIEWERS:
        limit = case.highest.get(authority, None if case.limits == "optional" else 0)
        spent = sum(row["amount"] for row in rows if row["authority"] == authority)
        assert limit is None or spent <= limit
    for user in PEOPLE:
        mine = [row for row in rows if row["user_name"] == user]
        limits = [case.highest.get(row["authority"]) for row in mine]
        assert None in limits or sum(row["amount"] for row in mine) <= max(filter(None, limits), default=0)
    for change in {row["change"] for row in rows}:
        people = [person for row in rows if row["change"] == change for person in {row["user_name"], row["authority"]}]
        assert len(people) == len(set(people))
