"""Holds where answers are lost, FactorS is away, several workers hold at once, or either side was put back."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import pytest

from syncio.errors import Transient, Unavailable
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stores.factors import Factors, open_factors
from syncio.stores.factors.holding import Hold, Times
from tests.integration.push.client import Client
from tests.integration.push.holding import VOID, credited, decide, hold, recorded, standing, tell, written
from tests.integration.push.house import House
from tests.unit.domain.made import content

TOTAL = content().total


class Deaf(Factors):
    """FactorS takes what it is told, and its answer is lost so many times."""

    def __init__(self, factors: Factors, times: int = 1) -> None:
        super().__init__(factors.engine)
        self.times = times

    def hold(self, client_name: str, place: Sequence[Hold], lift: Sequence[UUID]) -> dict[UUID, Times]:
        answer = super().hold(client_name, place, lift)
        if self.times:
            self.times -= 1
            raise Unavailable("the answer was lost")
        return answer


def test_an_answer_that_was_lost_is_asked_for_again_and_nothing_is_there_twice(client: Client, invoice: int) -> None:
    client.stage(VOID)
    decide(client)
    with client.house.app() as connection, client.house.factors() as factors:
        deaf = Deaf(factors)
        with pytest.raises(Unavailable):
            tell_holds(connection, deaf)
        connection.rollback()
        assert recorded(client)[0]["done"] is None
        assert tell_holds(connection, deaf) == 1
        assert tell_holds(connection, deaf) == 0
    assert recorded(client)[0]["done"] == ["placed"]
    assert len(written(client)) == 1
    assert invoice


def test_while_factors_is_away_it_is_decided_and_written_once_it_is_back(client: Client, invoice: int) -> None:
    client.stage(VOID)
    with client.house.app() as connection, open_factors("postgresql://nobody@127.0.0.1:1/nothing") as factors:
        assert decide_holds(connection, [client.entity]).placed == 1
        with pytest.raises(Transient):
            tell_holds(connection, factors)
    assert (recorded(client)[0]["done"], written(client)) == (None, [])
    assert tell(client) == 1
    assert standing(client) == {"x1": ("voided", TOTAL)}
    assert invoice


def test_what_is_lifted_before_factors_ever_had_it_is_never_written(client: Client, invoice: int) -> None:
    client.stage(content(), credited(40))
    decide(client)
    client.stage(content())
    assert hold(client) == {}
    assert written(client) == []
    assert recorded(client)[0]["done"] == ["lifted"]
    assert tell(client) == 0
    assert invoice


def test_eight_workers_at_once_hold_it_once(client: Client, invoice: int) -> None:
    client.stage(VOID)
    start = Barrier(8)

    def worker(_: int) -> None:
        with client.house.app() as connection, client.house.factors() as factors:
            start.wait()
            decide_holds(connection, [client.entity])
            tell_holds(connection, factors)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(worker, range(8)))
    assert standing(client) == {"x1": ("voided", TOTAL)}
    assert len(recorded(client)) == len(written(client)) == 1
    assert invoice


def forget(house: House, client: Client) -> None:
    """SyncIO's database is put back to where it knew of no hold."""
    house.rows("DELETE FROM hold_written WHERE client = %s", client.id)
    house.rows("DELETE FROM hold_lift WHERE client = %s", client.id)
    house.rows("DELETE FROM hold WHERE client = %s", client.id)


def test_after_a_restore_of_ours_what_factors_holds_is_decided_anew(house: House, client: Client, invoice: int) -> None:
    client.stage(VOID)
    hold(client)
    forget(house, client)
    assert hold(client) == {"x1": ("voided", TOTAL)}
    assert [row["kind"] for row in recorded(client)] == ["voided", "unknown"]
    forget(house, client)
    client.stage(content())
    assert tell(client) == 1
    assert standing(client) == {}
    assert invoice


def test_after_a_restore_of_factors_what_it_lost_is_held_again(client: Client, invoice: int) -> None:
    client.stage(VOID)
    hold(client)
    client.house.book.rows("DELETE FROM hold WHERE client = %s", client.name)
    assert hold(client) == {"x1": ("voided", TOTAL)}
    assert len(recorded(client)) == 1
    assert invoice


def test_what_people_of_the_loan_book_lift_by_hand_stays_lifted_until_it_is_another_amount(
    client: Client, invoice: int
) -> None:
    client.stage(content(), credited(40))
    hold(client)
    client.house.book.rows("UPDATE hold SET lifted_at = now() WHERE client = %s", client.name)
    assert hold(client) == {}
    client.stage(content(), credited(60))
    assert hold(client) == {"x1": ("credited", Decimal(60))}
    assert invoice


def test_a_hold_of_somebody_elses_client_is_left_alone(client: Client, house: House) -> None:
    columns = "(id, client, external_id, kind, currency, amount, reason)"
    house.book.rows(f"INSERT INTO hold {columns} VALUES (gen_random_uuid(), 'Elsewhere', 'x1', 'voided', 'EUR', 1, '')")  # noqa: S608
    hold(client)
    assert house.book.one("SELECT lifted_at FROM hold WHERE client = 'Elsewhere'") is None
