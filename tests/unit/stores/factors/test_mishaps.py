"""What push makes of SQL Server's mishaps, played by a stub of its driver: SQL Server itself does not run here."""

from collections.abc import Sequence

import pytest

from syncio.errors import Busy, Transient, Unavailable
from syncio.stages import push
from syncio.stages.push import apply
from syncio.stores.factors import Applied, Posting
from tests.contract.factors.postings import posting
from tests.unit.domain.made import content
from tests.unit.stores.factors.play import absent, found, started, written
from tests.unit.stores.factors.stub import Server, Step, error

DEADLOCK, LOST = 1205, 20047
AZURE = (40197, 40501, 40613, 49918, 49919, 49920, 10928, 10929)
STEPS = len(written(posting(content())))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "PAUSES", (0.0, 0.0))


@pytest.fixture
def new() -> Posting:
    return posting(content())


def apply_to(server: Server, *postings: Posting) -> Applied:
    """As the stage push does it, which tries again by itself."""
    applied = Applied()
    with server.factors() as factors:
        apply(factors, "Northwind", postings, applied)
    return applied


def broken(steps: Sequence[Step], at: int, number: int) -> list[Step]:
    """The script until step `at`, which fails."""
    return [*steps[:at], Step(steps[at].has, error=error(number))]


def test_a_batch_goes_through_and_is_committed_once(new: Posting) -> None:
    server = Server(written(new))
    assert set(apply_to(server, new).done) == {new.push_id}
    assert server.said.count("COMMIT") == 1


@pytest.mark.parametrize("at", range(STEPS))
def test_a_deadlock_at_any_statement_is_tried_again_from_the_start(new: Posting, at: int) -> None:
    server = Server([*broken(written(new), at, DEADLOCK), *written(new)])
    assert set(apply_to(server, new).done) == {new.push_id}


@pytest.mark.parametrize("number", AZURE)
def test_azures_throttling_and_failovers_in_a_batch_are_tried_again(new: Posting, number: int) -> None:
    server = Server([*broken(written(new), 7, number), *written(new)])
    assert set(apply_to(server, new).done) == {new.push_id}


@pytest.mark.parametrize("number", AZURE)
def test_a_log_in_that_azure_puts_off_is_tried_again(new: Posting, number: int) -> None:
    server = Server(written(new), refuses=[error(number), error(number)])
    assert set(apply_to(server, new).done) == {new.push_id}
    assert server.log_ins == 3


def test_what_does_not_pass_soon_is_left_to_airflow(new: Posting) -> None:
    server = Server(refuses=[error(40613)] * 4)
    with pytest.raises(Transient) as raised:
        apply_to(server, new)
    assert (server.log_ins, raised.value.facts) == (3, {"error": 40613})
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("number", [20003, 20004, 20006, 20047])
def test_a_lost_commit_that_was_done_is_found_in_the_ledger_and_not_written_again(new: Posting, number: int) -> None:
    steps = written(new)
    server = Server([*broken(steps, len(steps) - 1, number), *found(new)])
    assert set(apply_to(server, new).done) == {new.push_id}
    assert sum("INSERT INTO integration.push_ledger" in each for each in server.said) == 1


def test_a_lost_commit_that_was_not_done_is_done_again(new: Posting) -> None:
    steps = written(new)
    server = Server([*broken(steps, len(steps) - 1, LOST), *written(new)])
    assert set(apply_to(server, new).done) == {new.push_id}


@pytest.mark.parametrize("at", range(1, STEPS))
def test_a_connection_lost_at_any_statement_is_asked_after_on_another(new: Posting, at: int) -> None:
    server = Server([*broken(written(new), at, LOST), *written(new)])
    assert set(apply_to(server, new).done) == {new.push_id}
    assert server.log_ins == 2


def test_a_lock_by_name_that_another_push_holds_is_left_for_the_next_run(new: Posting) -> None:
    server = Server([*started()[:1], Step("sp_getapplock", [(-1,)])])
    with pytest.raises(Busy):
        apply_to(server, new)


def test_rows_that_the_loan_book_locks_for_too_long_are_left_for_the_next_run(new: Posting) -> None:
    with pytest.raises(Busy):
        apply_to(Server(broken(written(new), 7, 1222)), new)


def test_a_statement_that_outlasts_the_drivers_limit_is_unavailable(new: Posting) -> None:
    with pytest.raises(Unavailable):
        apply_to(Server([*broken(written(new), 7, 20003)] * 3), new)


def test_a_refused_value_is_the_postings_own_once_the_ledger_does_not_have_it(new: Posting) -> None:
    server = Server([*broken(written(new), 5, 2628), *absent()])
    applied = apply_to(server, new)
    assert (set(applied.done), set(applied.refused)) == (set(), {new.push_id})


def test_a_poisoned_posting_is_found_by_halving_and_the_other_goes_in(new: Posting) -> None:
    poisoned = posting(content(number="INV-2"), external_id="x2")
    half = broken(written(poisoned), 5, 8115)
    server = Server([*half, *written(new), *half, *absent()])
    applied = apply_to(server, new, poisoned)
    assert (set(applied.done), set(applied.refused)) == ({new.push_id}, {poisoned.push_id})


def test_a_count_of_rows_that_is_not_the_batchs_is_not_committed(new: Posting) -> None:
    """As under SET NOCOUNT ON, or where a trigger of FactorS swallows rows."""
    steps = written(new)
    at = next(at for at, step in enumerate(steps) if "push_ledger" in step.has and step.count == 1)
    short = [*steps[:at], Step(steps[at].has, count=0)]
    server = Server([*short, *absent()])
    assert set(apply_to(server, new).refused) == {new.push_id}
