"""Batches claimed ahead and settled together: what a failure between them leaves, and two such turns at once."""

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from threading import Event

import pytest

from syncio.errors import Misconfigured, Terminal
from syncio.stages.push import Pushed, push
from syncio.stores.factors import Applied, Factors, Posting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.documents import debtor
from tests.unit.domain.made import content, line

Hook = Callable[[], object]
POISON = (line(description="before\x00after"),)  # FactorS's text columns cannot take it


class Hooked(Factors):
    """Does something of ours right before FactorS takes its `at`-th batch (from 1)."""

    def __init__(self, factors: Factors, at: int, hook: Hook) -> None:
        super().__init__(factors.engine)
        self._at = at
        self._hook = hook
        self._calls = 0

    def apply(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        self._calls += 1
        if self._calls == self._at:
            self._hook()
        return super().apply(client_name, postings)


def push_hooked(client: Client, at: int, hook: Hook, batch: int = 1) -> Pushed:
    with client.house.app() as staging, client.house.factors() as factors:
        return push(staging, Hooked(factors, at, hook), client=client.name, batch=batch)


def outcomes(client: Client) -> list[str | None]:
    return [row["outcome"] for row in client.releases()]


@pytest.fixture
def four(client: Client) -> list[int]:
    """Four invoices, signed off."""
    records = client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, 5)])
    client.sign_off(*records)
    return records


def refuse() -> None:
    raise Misconfigured("FactorS is gone for good")


@pytest.mark.parametrize(("at", "settled"), [(1, 0), (2, 1), (4, 3)])
def test_what_factors_took_before_it_failed_is_settled_and_what_was_claimed_ahead_let_go(
    client: Client, four: list[int], at: int, settled: int
) -> None:
    with client.house.app() as staging, client.house.factors() as factors:
        with pytest.raises(Misconfigured, match="gone for good"):
            push(staging, Hooked(factors, at, refuse), client=client.name, batch=1)
        assert outcomes(client) == ["pushed"] * settled + [None] * (len(four) - settled)
        assert len(client.ledger()) == settled
        assert client.push(batch=1) == (len(four) - settled, 0, 0, 0)  # though that session is still open


def test_the_half_of_a_batch_that_factors_took_before_it_failed_is_settled_with_its_debtors(client: Client) -> None:
    book = [content(number=f"INV-{i}", lines=POISON if i == 4 else (line(),)) for i in range(1, 5)]
    client.sign_off(*client.stage_book(book))
    with pytest.raises(Misconfigured):
        push_hooked(client, 3, refuse, batch=4)  # all four, the first half, the second
    assert outcomes(client) == ["pushed", "pushed", None, None]
    assert (
        client.house.one("SELECT count(*) FROM approved JOIN debtor USING (record) WHERE client = %s", client.id) == 1
    )


def test_one_refused_release_among_many_batches_fails_alone(client: Client) -> None:
    book = [content(number=f"INV-{i}", lines=POISON if i == 3 else (line(),)) for i in range(1, 6)]
    client.sign_off(*client.stage_book(book))
    assert client.push(batch=2) == (4, 0, 1, 0)
    assert outcomes(client) == ["pushed", "pushed", "withdrawn", "pushed", "pushed"]


def test_what_cannot_be_settled_ends_the_push_and_the_next_one_asks_the_ledger(client: Client, four: list[int]) -> None:
    first = client.releases()[0]["id"]

    def settled_by_another() -> None:
        client.house.rows("INSERT INTO release_outcome (release, outcome, applied) VALUES (%s, 'pushed', now())", first)

    with pytest.raises(Terminal):
        push_hooked(client, 1, settled_by_another)
    assert outcomes(client) == ["pushed", None, None, None]
    assert len(client.ledger()) >= 1
    assert client.push(batch=1) == (3, 0, 0, 0)
    assert len(client.ledger()) == len(four)


def test_two_turns_that_bring_in_the_same_debtors_in_opposite_order_both_end_well(house: House, client: Client) -> None:
    """The second one begins when the first has delivered one of its two batches, and ends with it."""
    for key in ("d8", "d9"):
        client.stage_debtor(debtor(id=key, name=f"Debtor {key}"))
    order = ("d8", "d9", "d9", "d8")
    records = client.stage_book([content(number=f"INV-{i}", debtor=key) for i, key in enumerate(order)])
    client.sign_off(*records[:2])
    delivered = Event()

    others: list[Future[Pushed]] = []

    def begin_another() -> None:
        client.sign_off(*records[2:])
        others.append(executor.submit(push_hooked, client, 2, delivered.set))
        assert delivered.wait(30)

    with ThreadPoolExecutor(1) as executor:
        mine = push_hooked(client, 2, begin_another)
        theirs = others[0].result(60)
    assert mine.pushed + theirs.pushed + house.push(client.name).pushed == len(records)
    assert (mine.failed, theirs.failed, theirs.pushed) == (0, 0, 2)
    assert outcomes(client) == ["pushed"] * len(records)
    assert sorted(row["debtor"] for row in client.held()) == sorted(order)


def test_cycles_are_looked_for_again_after_a_push_however_it_ended(client: Client, four: list[int]) -> None:
    found: list[bool] = []

    def fail() -> None:
        found.append(gc.isenabled())
        refuse()

    with pytest.raises(Misconfigured):
        push_hooked(client, 2, fail)
    assert (found, gc.isenabled()) == ([False], True)
    assert push_hooked(client, 2, lambda: found.append(gc.isenabled())).pushed == len(four) - 1
    assert (found, gc.isenabled()) == ([False, False], True)
