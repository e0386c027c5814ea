from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from syncio.stages.review import decide
from tests.integration.audit.proven import Proven, proving
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.reviewing import RAISED
from tests.sandbox.postgres import Logins, Scratch
from tests.unit.domain.made import content


@contextmanager
def housed(scratch: Scratch, logins: Logins, staging: str, factors: str) -> Iterator[House]:
    """Staging and FactorS, copies of these templates."""
    with (
        copied(scratch, staging) as ours,
        copied(scratch, factors) as theirs,
        closing(House(ours, theirs, logins.dsn("factors_push", database_name(theirs)))) as house,
    ):
        yield house


@pytest.fixture(scope="module")
def house(scratch: Scratch, postgres_logins: Logins, migrated: str, factors_template: str) -> Iterator[House]:
    """One for all tests of a module, which leave its trail whole."""
    with housed(scratch, postgres_logins, migrated, factors_template) as house:
        yield house


@pytest.fixture
def client(house: House) -> Client:
    return Client(house)


@pytest.fixture
def review(client: Client) -> int:
    """Three new invoices, of which the last is blocked."""
    first, second, third = client.stage_book([content(number=f"INV-{i}") for i in (1, 2, 3)])
    return client.open_review([client.change(first), client.change(second), client.change(third, [RAISED])])


@pytest.fixture
def pushed(client: Client, review: int) -> int:
    """The same review, approved by two, released and pushed."""
    with client.house.web() as connection:
        for user in ("ann", "ben"):
            decisions = client.house.decisions(review)
            decide(connection, review, user, decisions if user == "ann" else decisions[2:])
    client.house.release(review)
    assert client.push() == (3, 0, 0, 0)
    return review


@pytest.fixture(scope="module")
def proven(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proven]:
    with proving(house, tmp_path_factory.mktemp("proven")) as proven:
        yield proven


@pytest.fixture(scope="module")
def whole(proven: Proven) -> dict[str, bytes]:
    return proven.evidence()
