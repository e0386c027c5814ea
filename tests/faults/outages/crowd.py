"""Two schedulers' worth of workers that push the same releases of several clients at once, and die as they do."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import partial
from random import Random

from tests.faults.kills import forks
from tests.faults.kills.matrix import told
from tests.faults.kills.points import SIDES, Point
from tests.faults.kills.stages import World, push_all
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch
from tests.unit.domain.made import content

SCHEDULERS, WORKERS = 2, 4
CLIENTS, INVOICES = 3, 12
#: A worker that is to die does so within so many statements, if it gets there; a round has so many chances.
STATEMENTS, ROUNDS = 90, 20


@contextmanager
def house(scratch: Scratch, logins: Logins) -> Iterator[House]:
    """SyncIO's database and FactorS's, for many crowds one after the other."""
    with (
        copied(scratch, scratch.template("migrated", build_staging)) as staging,
        copied(scratch, scratch.template("factors", build_factors)) as factors,
        closing(House(staging, factors, logins.dsn("factors_push", database_name(factors)))) as found,
    ):
        yield found


@contextmanager
def opened(scratch: Scratch, logins: Logins) -> Iterator[Callable[[int], str]]:
    """Plays a crowd with the deaths that a seed chooses; answers what broke."""
    with house(scratch, logins) as found:
        yield lambda seed: told(partial(play, found, seed))


def play(found: House, seed: int) -> int:
    """Sign off invoices of several clients, and have them pushed by all workers until none waits; answers the deaths.

    :raises AssertionError: where a release was not written once, to the cent.
    """
    random = Random(seed)
    clients = [signed_off(found) for _ in range(CLIENTS)]
    deaths = sum(push_at_once(found, random) for _ in range(2))
    for _ in range(ROUNDS):
        if not any(waiting(client) for client in clients):
            break
        deaths += push_at_once(found, random)
    for client in clients:
        check(client)
    return deaths


def signed_off(found: House) -> Client:
    client = Client(found)
    client.sign_off(*client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, INVOICES + 1)]))
    return client


def push_at_once(found: House, random: Random) -> int:
    """Every worker of every scheduler pushes everybody's; half of them are to die. Answers how many did."""
    world = World(found.dsn, found.push_url, "", "", ("", ""), b"", "")
    ends = [doom(random) if worker % 2 else None for worker in range(SCHEDULERS * WORKERS)]
    with ThreadPoolExecutor(len(ends)) as executor:
        workers = list(executor.map(lambda at: forks.run([partial(push_all, world)], at=at), ends))
    found.wait_until_quiet()
    failed = [worker.error for worker in workers if worker.error and not worker.killed and not worker.transient]
    assert not failed, failed
    return sum(worker.killed for worker in workers)


def doom(random: Random) -> Point:
    """Where a worker is to die: at some statement, or at some commit."""
    if random.random() < 0.3:
        return Point("main", "commit", random.randint(1, 6), random.choice(SIDES))
    return Point("main", "statement", random.randint(10, STATEMENTS), random.choice(SIDES))


def waiting(client: Client) -> int:
    return sum(row["outcome"] is None for row in client.releases())


def check(client: Client) -> None:
    """Every release once in FactorS and in its ledger, settled as pushed, and the sums equal to the cent."""
    names = Counter(f"x{i}" for i in range(1, INVOICES + 1))
    assert [row["outcome"] for row in client.releases()] == ["pushed"] * INVOICES
    assert client.failures() == []
    assert Counter(entry["external_id"] for entry in client.ledger()) == names
    assert Counter(row["external_id"] for row in client.held()) == names
    assert [len(row["lines"]) for row in client.held()] == [1] * INVOICES
    assert client.gross() == sum(entry["gross"] for entry in client.ledger()) == sum(range(1, INVOICES + 1))
    assert all(client.approved(row["record"]) for row in client.releases())
