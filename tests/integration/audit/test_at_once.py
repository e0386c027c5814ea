"""Many who write at once leave chains without a gap and without a fork; who is killed leaves whole ones."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from syncio.stages.push import push
from syncio.stages.review import decide
from syncio.stores.database import opened
from tests.integration.audit.trail import ENROLLED, told, verified
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.unit.domain.made import content

ROOT = Path(__file__).resolve().parents[3]
KILLED = """
import os, signal, sys
from syncio.stores.database import opened
with opened(sys.argv[1], "syncio_owner") as connection:
    for no in range(5):
        connection.execute("INSERT INTO member VALUES (%s, %s, 'viewer')", [int(sys.argv[2]), f"never {no}"])
    if sys.argv[3] == "sealed":
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def together(works: list[Callable[[], object]]) -> None:
    barrier = Barrier(len(works))

    def one(work: Callable[[], object]) -> None:
        barrier.wait(30)
        work()

    with ThreadPoolExecutor(len(works)) as pool:
        list(pool.map(one, works))


def test_writers_of_one_chain_and_of_many_leave_no_gap_and_no_fork(house: House) -> None:
    clients = [Client(house) for _ in range(3)]
    ids = [client.id for client in clients]

    def admits(name: str, order: list[int]) -> Callable[[], None]:
        """Each transaction touches every chain, in an order of its own."""

        def work() -> None:
            with opened(house.dsn, "syncio_owner") as connection:
                for no in range(15):
                    for client in order:
                        connection.execute("INSERT INTO member VALUES (%s, %s, 'viewer')", [client, f"{name} {no}"])
                    if no % 5 == 4:
                        connection.rollback()
                    else:
                        connection.commit()

        return work

    together([admits(f"user {at}", ids if at % 2 else ids[::-1]) for at in range(6)])
    for client in clients:
        assert len(told(house, client.id)) == len(ENROLLED) + 6 * 12
    assert verified(house).ok


def test_reviewers_decide_while_two_push_for_the_same_client(house: House, client: Client) -> None:
    pushed = client.stage_book([content(number=f"INV-{no}") for no in range(40)])
    client.sign_off(*pushed)
    later = [client.stage(content(number=f"LATER-{no}"), external_id=f"later {no}") for no in range(20)]
    review = client.open_review([client.change(record) for record in later])
    decisions = house.decisions(review)

    def pushes() -> None:
        with house.app() as staging, house.factors() as factors:
            push(staging, factors, client=client.name, batch=4)

    def decides(own: range) -> Callable[[], None]:
        def work() -> None:
            with house.web() as connection:
                for at in own:
                    decide(connection, review, "ann", [decisions[at]])

        return work

    together([pushes, pushes, decides(range(10)), decides(range(10, 20))])
    house.push(client.name)
    entries = told(house, client.id)
    assert sum(count for kind, _, count, _ in entries if kind == "release_outcome") == len(pushed)
    assert sum(count for kind, _, count, user in entries if (kind, user) == ("decision", "ann")) == 60
    assert verified(house).ok


def writer(house: House, client: Client, program: str, at: str = "noted") -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", program, house.dsn, str(client.id), at],
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
    )


@pytest.mark.parametrize("at", ["noted", "sealed"])
def test_who_is_killed_amid_a_transaction_leaves_nothing_and_holds_nobody_up(
    house: House, client: Client, at: str
) -> None:
    before = told(house, client.id)
    with writer(house, client, KILLED, at) as killed:
        assert killed.wait() == -signal.SIGKILL
    house.wait_until_quiet()
    assert (told(house, client.id), house.rows("SELECT FROM audit_note")) == (before, [])
    house.rows("INSERT INTO member VALUES (%s, 'eve', 'viewer')", client.id)
    assert told(house, client.id) == [*before, ("member", "added", 1, None)]
    assert verified(house).ok


@pytest.mark.parametrize("after", [1, 20, 60])
def test_who_is_killed_while_it_commits_leaves_a_whole_chain(house: House, client: Client, after: int) -> None:
    """Killed somewhere among its commits, not at a point that we chose."""
    endless = KILLED.replace("range(5)", "range(10**6)").replace(
        'f"never {no}"])', 'f"user {no}"]); connection.commit()'
    )
    with writer(house, client, endless) as killed:
        while len(told(house, client.id)) < len(ENROLLED) + after:
            pass
        killed.kill()
    house.wait_until_quiet()
    assert verified(house).ok
    assert house.rows("SELECT FROM audit_note") == []
