"""Every release reaches FactorS exactly once: killed, cut off, or pushed by eight at a time."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from syncio.stages.push import push
from syncio.stores.factors import open_factors
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.push.pusher import Point
from tests.integration.push.severing import Severing
from tests.unit.domain.made import content

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def records(client: Client) -> list[int]:
    """Twelve invoices of 1 to 12, signed off."""
    records = client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, 13)])
    client.sign_off(*records)
    return records


class Pusher:
    """A pusher in a process of its own, waiting for its start."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.push.pusher"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT}"},
            text=True,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"

    def start(self, client: Client, batch: int = 5, dies: Point | None = None) -> None:
        told = {"staging": client.house.dsn, "factors": client.house.push_url, "client": client.name}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(told | {"batch": batch, "dies": dies}) + "\n")
        self._process.stdin.flush()

    def end(self) -> tuple[int, dict[str, Any]]:
        """Exit code, and what it pushed."""
        answer, _ = self._process.communicate()
        return self._process.returncode, json.loads(answer) if answer else {}


def check_all_there(client: Client, count: int = 12) -> None:
    """Every invoice once in FactorS, in its ledger, and in staging's approved copies."""
    assert [row["outcome"] for row in client.releases()] == ["pushed"] * count
    assert Counter(entry["external_id"] for entry in client.ledger()) == Counter(f"x{i}" for i in range(1, count + 1))
    assert client.gross() == sum(entry["gross"] for entry in client.ledger()) == sum(range(1, count + 1))
    assert [len(row["lines"]) for row in client.held()] == [1] * count
    assert all(client.approved(row["record"]) for row in client.releases())


def push_what_is_left(client: Client) -> None:
    """The next run, once PostgreSQL has noticed that the killed one is gone."""
    client.house.wait_until_quiet()
    assert client.push(batch=5)[1:] == (0, 0, 0)


@pytest.mark.parametrize(("dies", "arrived"), [("claimed", 0), ("written", 0), ("committed", 5), ("second claim", 5)])
def test_a_pusher_killed_at_any_point_loses_and_doubles_nothing(
    client: Client, records: list[int], dies: Point, arrived: int
) -> None:
    pusher = Pusher()
    pusher.start(client, dies=dies)
    assert pusher.end()[0] == -signal.SIGKILL
    assert len(client.ledger()) == len(client.held()) == arrived
    push_what_is_left(client)
    check_all_there(client, len(records))


def test_pushers_killed_one_after_the_other_get_it_done_in_the_end(client: Client, records: list[int]) -> None:
    for _ in range(2):
        pusher = Pusher()
        pusher.start(client, dies="committed")
        assert pusher.end()[0] == -signal.SIGKILL
    push_what_is_left(client)
    check_all_there(client, len(records))


@pytest.mark.parametrize("count", [1, pytest.param(12, marks=pytest.mark.thorough)])
def test_eight_pushers_at_once_apply_each_release_once(house: House, client: Client, count: int) -> None:
    client.sign_off(*client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, count + 1)]))
    pushers = [Pusher() for _ in range(8)]
    for pusher in pushers:
        pusher.start(client, batch=3)
    ends = [pusher.end() for pusher in pushers]
    assert [code for code, _ in ends] == [0] * 8
    assert sum(done["pushed"] for _, done in ends) == count
    assert sum(done["failed"] + done["withdrawn"] for _, done in ends) == 0
    check_all_there(client, count)
    assert house.push(client.name).pushed == 0


def test_the_answer_to_a_commit_that_is_lost_is_asked_of_the_ledger(
    house: House, client: Client, records: list[int]
) -> None:
    url = make_url(house.push_url)
    with Severing(str(url.host), url.port or 5432, after=b"COMMIT") as relay:
        through = url.set(host="127.0.0.1", port=relay.port, query={"sslmode": "disable"})
        with house.app() as staging, open_factors(through) as factors:
            done = push(staging, factors, client=client.name)
        assert relay.severed == 1
    assert (done.pushed, done.failed) == (len(records), 0)
    check_all_there(client)


def test_a_release_that_arrived_before_a_newer_version_came_is_pushed_and_not_withdrawn(
    client: Client, records: list[int]
) -> None:
    pusher = Pusher()
    pusher.start(client, batch=12, dies="committed")
    pusher.end()
    client.house.wait_until_quiet()
    client.stage(content(number="INV-1", total=Decimal(100)), external_id="x1")
    assert client.push() == (len(records), 0, 0, 0)
    approved = client.approved(records[0])
    assert approved
    assert approved["n"] == 1
    assert client.gross() == sum(range(1, 13))


def test_a_release_is_settled_with_the_time_at_which_factors_took_it(client: Client, records: list[int]) -> None:
    """However much later that is put on record."""
    pusher = Pusher()
    pusher.start(client, batch=12, dies="committed")
    pusher.end()
    push_what_is_left(client)
    taken = {entry["push_id"]: entry["applied_at"] for entry in client.ledger()}
    assert {row["push_id"]: row["applied"] for row in client.releases()} == taken
    assert len(taken) == len(records)


def test_what_arrived_unheard_is_settled_before_a_newer_version_of_it_is_judged(
    client: Client, records: list[int]
) -> None:
    """The newer one was approved as a change of what FactorS had: it comes again, as a change of what it has."""
    client.push()
    for reference in ("arrives unheard", "is newer"):
        client.stage(content(number="INV-1", total=Decimal(1), reference=reference), external_id="x1")
        client.sign_off(records[0])
        if reference == "arrives unheard":
            pusher = Pusher()
            pusher.start(client, dies="committed")
            pusher.end()
            client.house.wait_until_quiet()
    assert client.push() == (1, 1, 0, 0)
    assert [row["outcome"] for row in client.releases()[-2:]] == ["pushed", "withdrawn"]
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert [row["reference"] for row in client.held() if row["external_id"] == "x1"] == ["is newer"]
