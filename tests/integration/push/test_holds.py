"""Voids and credits lower availability in FactorS at once, and only until its own copy says so."""

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import psycopg
import pytest

from syncio.domain.invoice import Kind
from syncio.errors import Misconfigured, Transient, Unavailable
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.review import decide as say
from syncio.stores.database import ROLES, Role, opened
from syncio.stores.factors import Factors, open_factors
from syncio.stores.factors.holding import Hold, Times
from syncio.stores.holds import Holds
from syncio.stores.staging import Counts, Staging
from tests.integration.audit.trail import verified
from tests.integration.push.client import Client, pushed
from tests.integration.push.holding import VOID, credited, decide, hold, recorded, standing, tell, written
from tests.integration.push.house import House
from tests.unit.domain.made import content

TOTAL = content().total


@pytest.fixture
def invoice(client: Client) -> int:
    """x1, which FactorS has."""
    [record] = pushed(client, content())
    return record


def test_a_void_is_held_before_anyone_reviews_and_until_factors_copy_is_void_too(client: Client, invoice: int) -> None:
    assert hold(client) == {}
    client.stage(VOID)
    assert hold(client) == {"x1": ("voided", TOTAL)}
    assert client.held()[0]["state"] == "open"
    client.sign_off(invoice)
    assert hold(client) == {"x1": ("voided", TOTAL)}
    client.push()
    assert hold(client) == {}
    [row] = recorded(client)
    assert (row["why"], row["done"]) == ("FactorS's own copy says so now", ["placed", "lifted"])


def test_what_stands_is_neither_decided_nor_written_again(client: Client, invoice: int) -> None:
    client.stage(VOID)
    hold(client)
    [before] = written(client)
    client.stage(content(state="void", reference="another version, as void as before"))
    assert hold(client) == {"x1": ("voided", TOTAL)}
    assert written(client) == [before]
    assert decide(client).placed == tell(client) == 0
    assert invoice


def test_what_factors_does_not_have_is_not_held(client: Client) -> None:
    client.stage_book([content()])
    client.stage(VOID)
    assert hold(client) == {}


def test_credit_is_held_as_it_grows_and_lifted_when_it_is_taken_back(client: Client, invoice: int) -> None:
    client.stage(content(), credited(40))
    assert hold(client) == {"x1": ("credited", Decimal(40))}
    client.stage(content(), credited(60))
    assert hold(client) == {"x1": ("credited", Decimal(60))}
    client.stage(content())
    assert hold(client) == {}
    assert [row["why"] for row in recorded(client)] == [
        "it is another amount now: another hold has taken its place", "the source has taken it back",
    ]  # fmt: skip
    first, second = written(client)
    assert first["lifted_at"] == second["placed_at"], "there is no moment between them"
    assert invoice


def test_a_lowered_total_is_held(client: Client, invoice: int) -> None:
    client.stage(content(total=TOTAL - 30, subtotal=TOTAL - 40))
    assert hold(client) == {"x1": ("lowered", Decimal(30))}
    assert invoice


def test_a_payment_is_not_held(client: Client, invoice: int) -> None:
    from syncio.domain.invoice import Balance  # noqa: PLC0415

    client.stage(content(), Balance(paid=Decimal(60), credited=Decimal(0), due=TOTAL - 60))
    assert hold(client) == {}
    assert invoice


def test_a_new_credit_note_of_a_debtor_that_factors_has_invoices_of_is_held(client: Client, invoice: int) -> None:
    note = client.stage(content(kind=Kind.CREDIT_NOTE, number="CN-1", total=Decimal(50)), external_id="c1")
    client.stage(content(kind=Kind.CREDIT_NOTE, number="CN-2", debtor="d2"), external_id="c2")
    assert hold(client) == {"c1": ("credit_note", Decimal(50))}
    client.sign_off(note)
    client.push()
    assert hold(client) == {}
    assert recorded(client)[0]["why"] == "FactorS's own copy says so now"
    assert invoice


def test_a_rejected_void_stays_held_as_the_source_says_void_all_the_same(client: Client, invoice: int) -> None:
    client.stage(VOID)
    before = hold(client)
    review = client.open_review([client.change(invoice)])
    with client.house.web() as connection:
        say(connection, review, "ann", client.house.decisions(review, "reject", "Not as agreed"))
    assert hold(client) == before == {"x1": ("voided", TOTAL)}
    assert len(written(client)) == 1
    with client.house.app() as connection:
        [row] = Holds(connection).standing(client.name)
    assert (row.review, row.state, row.placed is not None) == (review, "rejected", True)


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


def looked_at(client: Client) -> Collection[str]:
    with client.house.app() as connection:
        return [name for name in Holds(connection).to_look_at() if name == client.name]


def test_clients_are_looked_at_again_once_something_may_have_become_less(client: Client, invoice: int) -> None:
    """Which is: a pull staged something, or did not end well; or holds stand, which a push may have made needless."""

    def pull(status: str = "COMPLETED", **counts: int) -> None:
        with client.house.app() as connection:
            staging = Staging(connection, client.entity)
            staging.finish_run(staging.start_run(), status, Counts(**counts), [])

    decide(client)
    pull(unchanged=9)
    assert not looked_at(client)
    pull(updated=1)
    assert looked_at(client)
    decide(client)
    pull("FAILED")
    assert looked_at(client)
    decide(client)
    assert not looked_at(client)
    client.stage(VOID)
    decide(client)
    assert looked_at(client)
    assert invoice


def test_credit_that_came_while_its_first_version_was_on_its_way_is_held_once_that_is_there(client: Client) -> None:
    """The content is as it was approved, so it is pushed: with the balance that was shown, which is higher."""
    [record] = client.stage_book([content()])
    client.sign_off(record)
    client.stage(content(), credited(40))
    assert hold(client) == {}
    assert not looked_at(client)
    client.push()
    assert client.held()[0]["credited"] == 0
    assert looked_at(client)
    assert hold(client) == {"x1": ("credited", Decimal(40))}


def test_what_a_pull_under_way_stages_after_the_look_is_looked_at_too(client: Client, invoice: int) -> None:
    with client.house.app() as connection:
        run = Staging(connection, client.entity).start_run()
        decide(client)
        client.stage(VOID)
        Staging(connection, client.entity).finish_run(run, "COMPLETED", Counts(updated=1), [])
    assert looked_at(client)
    with client.house.app() as connection:
        assert decide_holds(connection).placed >= 1
    assert recorded(client)[0]["kind"] == "voided"
    assert invoice


def test_holds_are_on_the_audit_trail_and_nothing_of_them_is_changed(
    house: House, client: Client, invoice: int
) -> None:
    client.stage(VOID)
    hold(client)
    client.stage(content())
    hold(client)
    query = "SELECT kind, did FROM audit WHERE client = %s AND kind LIKE 'hold%%' ORDER BY no"
    assert [(row["kind"], row["did"]) for row in house.rows(query, client.id)] == [
        ("hold", "added"), ("hold_written", "added"), ("hold_lift", "added"), ("hold_written", "added"),
    ]  # fmt: skip
    assert [flaw for flaw in verified(house).flaws if flaw.client == client.id] == []
    house.rows("UPDATE hold SET amount = 0 WHERE client = %s", client.id)
    assert {flaw.kind for flaw in verified(house).flaws if flaw.client == client.id} == {"hold"}
    assert invoice


@pytest.mark.parametrize("role", [role for role in ROLES if role != "syncio_owner"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE hold SET amount = 0", "DELETE FROM hold", "DELETE FROM hold_lift", "DELETE FROM hold_written",
     "DELETE FROM feed_status", "UPDATE feed_status SET feed = 'current'", "DELETE FROM feed_told"],
)  # fmt: skip
def test_no_program_changes_what_was_decided(house: House, role: Role, statement: str) -> None:
    with pytest.raises((Misconfigured, psycopg.errors.InsufficientPrivilege)), opened(house.dsn, role) as connection:
        connection.execute(
            f"{statement.replace('FROM ', 'FROM syncio.').replace('UPDATE ', 'UPDATE syncio.')}".encode()
        )
