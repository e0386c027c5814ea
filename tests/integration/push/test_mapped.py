"""A loan book of somebody else's, from a staged invoice to the approved copy, and after a restore."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import partial

import pytest

from syncio.domain.amendment import Mapping
from syncio.errors import Conflict, Misconfigured
from syncio.stages.recover import recover
from syncio.stores.clients import Clients
from syncio.stores.factors import Factors, open_factors
from tests.contract.factors.foreign import CLIENTS, NAMES, build, mapping_named
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import copied
from tests.sandbox.postgres import Scratch
from tests.unit.domain.made import content

TABLES = {"tidy": "book.documents", "legacy": '"FIN"."INVMAST"'}
FORGET = "SET session_replication_role = replica; DELETE FROM {}; SET session_replication_role = DEFAULT"


class Foreign(House):
    """Beside a loan book with tables of its own."""

    def __init__(self, staging_dsn: str, factors_dsn: str, name: str) -> None:
        super().__init__(staging_dsn, factors_dsn, factors_dsn)
        self.name = name

    @contextmanager
    def factors(self) -> Iterator[Factors]:
        with open_factors(self.push_url, mapping_named(self.name)) as factors:
            yield factors


@pytest.fixture(scope="module", params=NAMES)
def house(
    request: pytest.FixtureRequest,
    scratch: Scratch,
    migrated: str,
    database_template: Callable[[str, Callable[[str], None]], str],
) -> Iterator[Foreign]:
    template = database_template(f"foreign_{request.param}", partial(build, request.param))
    with (
        copied(scratch, migrated) as staging,
        copied(scratch, template) as factors,
        closing(Foreign(staging, factors, request.param)) as house,
    ):
        yield house


@pytest.fixture
def client(house: Foreign) -> Client:
    client = Client(house)
    mapping = mapping_named(house.name)
    client.amend(Mapping(name=mapping.name, hash=mapping.hash))
    house.book.rows(CLIENTS[house.name].replace("%(name)s", "%s"), client.name, client.name)
    return client


def test_what_was_signed_is_pushed_once_and_changed_by_the_next_signature(client: Client) -> None:
    [record] = client.stage_book([content()])
    client.sign_off(record)
    assert (client.push(), client.push()) == ((1, 0, 0, 0), (0, 0, 0, 0))
    client.stage(content(total=Decimal("60.05"), due_date=None))
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    assert client.failures() == []
    assert client.approved(record) is not None


def test_what_its_tables_cannot_hold_fails_alone_and_says_why(client: Client) -> None:
    records = client.stage_book([content(total=Decimal("10.005")), content(number="INV-2")])
    client.sign_off(*records)
    assert client.push() == (1, 0, 1, 0)
    assert "FactorS's tables cannot hold it: its total is" in client.failures()[0]


def test_after_a_restore_its_copy_is_the_approved_one_again(house: Foreign, client: Client) -> None:
    """Though its tables do not hold all of it: what was staged tells the rest."""
    [record] = client.stage_book([content(reference="longer than the column of the tidy one")])
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    before = client.approved(record)
    for table in ("approved", "release_outcome", "release"):
        house.rows(FORGET.format(table))
    with house.app() as connection, house.factors() as book:
        recovered = recover(connection, book, Clients(connection).get(client.name))
    after = client.approved(record)
    assert (recovered.left, recovered.adopted) == ({}, 2)  # its debtor came in with it
    assert before is not None
    assert after is not None
    assert (after["content_hash"], after["balance_hash"]) == (before["content_hash"], before["balance_hash"])


def test_a_mapping_that_nobody_signed_for_the_client_is_refused(house: Foreign) -> None:
    client = Client(house)
    house.book.rows(CLIENTS[house.name].replace("%(name)s", "%s"), client.name, client.name)
    client.sign_off(*client.stage_book([content()]))
    with pytest.raises(Conflict, match=f"mapped by {house.name} .* nobody has signed for this client"):
        client.push()
    client.amend(Mapping(name="another", hash="ab" * 32))
    with pytest.raises(Conflict, match="signed is another, abab"):
        client.push()
    mapping = mapping_named(house.name)
    client.amend(Mapping(name=mapping.name, hash=mapping.hash))
    assert client.push() == (1, 0, 0, 0)


def test_a_loan_book_that_was_changed_since_is_seen_before_anything_is_written(house: Foreign, client: Client) -> None:
    [record] = client.stage_book([content()])
    client.sign_off(record)
    table = TABLES[house.name]
    house.book.rows(f"ALTER TABLE {table} ADD branch int NOT NULL DEFAULT 0")
    house.book.rows(f"ALTER TABLE {table} ALTER branch DROP DEFAULT")
    with pytest.raises(Misconfigured, match=r"does not fit FactorS's tables.*branch"):
        client.push()
    assert client.approved(record) is None
    house.book.rows(f"ALTER TABLE {table} DROP branch")
    assert client.push() == (1, 0, 0, 0)


def test_a_client_that_people_have_to_add_waits_and_the_others_go_on(house: Foreign, client: Client) -> None:
    stranger, mapping = Client(house), mapping_named(house.name)
    stranger.amend(Mapping(name=mapping.name, hash=mapping.hash))
    for one in (stranger, client):
        one.sign_off(*one.stage_book([content()]))
    with pytest.raises(Conflict, match=f"(has no|cannot name) client {stranger.name}") as raised:
        house.push()
    assert client.name not in str(raised.value)
    assert [release["outcome"] for release in client.releases()] == ["pushed"]
    assert [release["outcome"] for release in stranger.releases()] == [None]
