"""A dry run says what the next push would do, and the status where every release stands; neither writes anything."""

from collections.abc import Iterator
from decimal import Decimal

import psycopg
import pytest

from syncio.domain.invoice import Balance
from syncio.errors import Unknown
from syncio.stages.foresight import Foreseen, foresee
from syncio.stages.push import AHEAD, OVERTAKEN, push
from syncio.stages.whereabouts import Whereabouts, locate
from syncio.stores.factors import open_factors
from syncio.stores.staging import Staging
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.integration.staged.database import Database, database_name
from tests.sandbox.postgres import Logins
from tests.unit.domain.made import content

COUNTED = "SELECT format('%%I.%%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY(%s)"
READER = "reads_alone"


def counts(database: Database) -> dict[str, int]:
    """How many rows every table has, and the sum over what they say."""
    tables = database.rows(COUNTED, ["syncio", "public", "integration"])
    said = "SELECT count(*) + coalesce(sum(hashtext(t::text)::bigint), 0) FROM {} t"
    return {row["name"]: int(database.one(said.format(row["name"]))) for row in tables}


def dry(client: Client) -> list[Foreseen]:
    """A dry run, of which nothing is left in either database."""
    house = client.house
    before = counts(house), counts(house.book)
    with house.app() as connection, house.factors() as factors:
        found = foresee(connection, factors, client=client.name, batch=2)
    assert (counts(house), counts(house.book)) == before
    return found


def status(client: Client) -> list[Whereabouts]:
    house = client.house
    before = counts(house), counts(house.book)
    with house.app() as connection, house.factors() as factors:
        found = locate(connection, factors, client=client.name)
    assert (counts(house), counts(house.book)) == before
    return found.releases


def told(found: list[Foreseen]) -> dict[str, str]:
    return {one.external_id: one.outcome for one in found}


def test_what_would_be_pushed_is_then_pushed(client: Client) -> None:
    client.sign_off(*client.stage_book([content(number=f"INV-{at}") for at in (1, 2, 3)]))
    assert [(one.external_id, one.outcome, one.reason) for one in dry(client)] == [
        ("x1", "push", ""), ("x2", "push", ""), ("x3", "push", ""),
    ]  # fmt: skip
    assert client.push() == (3, 0, 0, 0)
    assert dry(client) == []


def test_each_release_is_foreseen_as_push_then_settles_it(client: Client) -> None:
    """One is overtaken, of one FactorS's row was changed, one is fine."""
    records = pushed(client, *(content(number=f"INV-{at}") for at in (1, 2, 3)))
    for at in (1, 2, 3):
        client.stage(content(number=f"INV-{at}", reference="changed"), external_id=f"x{at}")
    client.sign_off(*records)
    client.stage(content(number="INV-1", reference="changed again"), external_id="x1")
    [row] = [row for row in client.held() if row["external_id"] == "x2"]
    client.house.book.rows("UPDATE invoice SET total = total + 1 WHERE id = %s", row["id"])
    found = dry(client)
    assert told(found) == {"x1": "withdraw", "x2": "refuse", "x3": "push"}
    reasons = {one.external_id: one.reason for one in found}
    assert client.push() == (1, 1, 1, 0)
    assert reasons["x1"] == OVERTAKEN
    assert client.failures() == [reasons["x2"]]


def test_what_is_funded_meanwhile_is_foreseen_though_nobody_has_noted_it(client: Client) -> None:
    [record] = pushed(client, content())
    client.stage(content(reference="changed"))
    client.sign_off(record)
    client.house.book.rows(
        "INSERT INTO advance (invoice, amount) SELECT id, 50 FROM invoice WHERE id = %s", number(client)
    )
    assert told(dry(client)) == {"x1": "withdraw"}
    assert client.push() == (0, 1, 0, 0)


def number(client: Client) -> int:
    return int(client.held()[0]["id"])


def test_what_factors_took_without_our_hearing_it_is_settled(client: Client) -> None:
    client.sign_off(*client.stage_book([content()]))
    client.push()
    client.house.rows(
        "DELETE FROM release_outcome WHERE release IN (SELECT id FROM release WHERE client = %s)", client.id
    )
    client.house.rows("DELETE FROM approved WHERE record IN (SELECT record FROM head WHERE client = %s)", client.id)
    assert told(dry(client)) == {"x1": "settle"}


def test_a_later_release_of_a_record_waits_for_the_first(client: Client) -> None:
    [record] = client.stage_book([content()])
    client.sign_off(record)
    first = client.releases()[0]
    columns = "client, class, change, record, external_id, after_n, after_hash, after_balance, hash"
    client.house.rows(
        f"INSERT INTO release (push_id, {columns}) SELECT gen_random_uuid(), {columns} FROM release WHERE id = %s",  # noqa: S608
        first["id"],
    )
    found = dry(client)
    assert [one.outcome for one in found] == ["push", "wait"]
    assert f"release {first['id']}" in found[1].reason
    assert [one.why for one in status(client)] == [
        f"release {first['id']} of the same record, which comes first", "the next push",
    ]  # fmt: skip


def test_nothing_is_foreseen_while_factors_ledger_is_ahead(client: Client) -> None:
    [record] = pushed(client, content())
    client.stage(content(reference="changed"))
    client.sign_off(record)
    client.house.book.rows(
        "INSERT INTO push_ledger SELECT gen_random_uuid(), hash, policy, class, client, external_id, after_hash,"
        " after_balance, lines, currency, gross, batch, now() FROM push_ledger WHERE client = %s LIMIT 1",
        client.name,
    )
    assert [(one.outcome, one.reason) for one in dry(client)] == [("wait", AHEAD)]
    assert status(client)[0].why == f"FactorS: {AHEAD}"


def test_a_client_that_there_is_not_is_unknown(house: House) -> None:
    with house.app() as connection, house.factors() as factors:
        for ask in (foresee, locate):
            with pytest.raises(Unknown):
                ask(connection, factors, client="Nobody & Sons")


def test_the_status_tells_what_became_of_each_and_what_the_others_wait_for(client: Client) -> None:
    records = pushed(client, *(content(number=f"INV-{at}") for at in (1, 2, 3)))
    assert {(one.state, one.why) for one in status(client)} == {("pushed", "")}
    for at in (1, 2, 3):
        client.stage(content(number=f"INV-{at}", reference="changed"), external_id=f"x{at}")
    client.sign_off(*records)
    assert {one.why for one in status(client) if one.state == "pending"} == {"the next push"}
    client.stage(content(number="INV-1", reference="changed again"), external_id="x1")
    [row] = [row for row in client.held() if row["external_id"] == "x2"]
    client.house.book.rows("UPDATE invoice SET total = total + 1 WHERE id = %s", row["id"])
    client.house.book.rows("INSERT INTO advance (invoice, amount) SELECT id, 50 FROM invoice WHERE external_id = 'x3'")
    pending = {one.external_id: one.why for one in status(client) if one.state == "pending"}
    assert "overtaken by a newer version" in pending["x1"]
    client.push()
    ended = {one.external_id: (one.state, one.why) for one in status(client)[:3]}
    assert ended["x1"] == ended["x3"] == ("withdrawn", OVERTAKEN)
    assert ended["x2"][0] == "refused"
    assert "differs in total:" in ended["x2"][1]


def test_a_pull_that_is_under_way_may_hold_what_waits(client: Client) -> None:
    client.sign_off(*client.stage_book([content()]))
    with client.house.app() as connection, Staging(connection, client.entity).locked():
        assert "a pull of this client is under way" in status(client)[0].why
    assert status(client)[0].why == "the next push"


def test_a_balance_whose_standing_approval_was_revoked_waits_for_nothing(client: Client) -> None:
    from syncio.stages.release import release_balance  # noqa: PLC0415

    [record] = pushed(client, content())
    policy = client.standing_approval()
    client.stage(content(), Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    with client.house.app() as connection:
        assert release_balance(connection, client.name) == 1
    assert told(dry(client)) == {"x1": "push"}
    client.house.insert("policy_revocation", {"policy": policy, "client": client.id, "hash": b"", "revoked_by": "ben"})
    assert told(dry(client)) == {"x1": "withdraw"}
    assert "standing approval no longer covers it" in status(client)[0].why
    assert record


def test_factors_away_is_what_all_of_them_wait_for(client: Client) -> None:
    client.sign_off(*client.stage_book([content()]))
    away = client.house.push_url.replace(f":{port(client)}/", ":1/")
    with client.house.app() as connection, open_factors(away) as factors:
        found = locate(connection, factors, client=client.name)
    assert "FactorS does not answer" in found.factors[client.name]
    assert found.releases[0].why.startswith("FactorS: FactorS does not answer")
    assert (found.clients[0].pending, found.clients[0].pushed) == (1, 0)


def port(client: Client) -> int:
    return psycopg.conninfo.conninfo_to_dict(client.house.push_url)["port"]  # type: ignore[return-value]


@pytest.fixture
def reader(house: House, postgres_logins: Logins) -> Iterator[str]:
    """FactorS's address for a log-in that may read, and nothing else."""
    url = postgres_logins.dsn("loan_book", database_name(house.book.dsn))
    house.book.rows("REVOKE INSERT ON advance FROM loan_book")
    yield url
    house.book.rows("GRANT INSERT ON advance TO loan_book")


@pytest.fixture
def tasks_may_only_read(house: House) -> Iterator[None]:
    """SyncIO's tasks lose every right to write in this database."""
    given = house.rows(
        "SELECT table_name, privilege_type FROM information_schema.table_privileges"
        " WHERE grantee = 'syncio_app' AND table_schema = 'syncio' AND privilege_type <> 'SELECT'"
    )
    house.rows("REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA syncio FROM syncio_app")
    yield
    for right in given:
        house.rows(f"GRANT {right['privilege_type']} ON syncio.{right['table_name']} TO syncio_app")


def test_log_ins_that_may_read_alone_are_enough(client: Client, reader: str, request: pytest.FixtureRequest) -> None:
    client.sign_off(*client.stage_book([content()]))
    request.getfixturevalue("tasks_may_only_read")
    with client.house.app() as connection, open_factors(reader) as factors:
        assert told(foresee(connection, factors, client=client.name)) == {"x1": "push"}
        assert locate(connection, factors, client=client.name).releases[0].why == "the next push"
        with pytest.raises(Exception, match="lacks a right"):
            push(connection, factors, client=client.name)
