"""Voids and credits lower availability in FactorS at once, and only until its own copy says so."""

from collections.abc import Collection
from decimal import Decimal

import psycopg
import pytest

from syncio.domain.invoice import Kind
from syncio.errors import Misconfigured
from syncio.stages.holds import decide_holds
from syncio.stages.review import decide as say
from syncio.stores.database import ROLES, Role, opened
from syncio.stores.holds import Holds
from syncio.stores.staging import Counts, Staging
from tests.integration.audit.trail import verified
from tests.integration.push.client import Client
from tests.integration.push.holding import VOID, credited, decide, hold, recorded, tell, written
from tests.integration.push.house import House
from tests.unit.domain.made import content

TOTAL = content().total


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
