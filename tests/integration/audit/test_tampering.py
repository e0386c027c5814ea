"""Whatever an administrator changes past the rules is found and named: in the trail, or in the tables it is about."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import dict_row

from syncio.domain.audit import Chains, Verified
from syncio.stages.audit import explain
from syncio.stores.audit import Trail
from syncio.stores.database import opened
from tests.integration.audit.conftest import housed
from tests.integration.audit.trail import past_all_rules, verified
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.sandbox.postgres import Logins, Scratch

FORGED = (
    "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
    " SELECT id, client, hash, 'approve', '', 'eve' FROM change LIMIT 1"
)
FAILED = "INSERT INTO push_failure (release, reason) SELECT id, 'x' FROM release LIMIT 1"
FIELDS = ("entry", "body", "hash", "kind", "did")


@pytest.fixture
def house(scratch: Scratch, postgres_logins: Logins, migrated: str, factors_template: str) -> Iterator[House]:
    """One for each test, which may do to it what it likes."""
    with housed(scratch, postgres_logins, migrated, factors_template) as house:
        yield house


@pytest.fixture
def admin(house: House, client: Client) -> Iterator[psycopg.Connection[Any]]:
    """A superuser whom no trigger stops, after a client was enrolled with its members."""
    assert client.id == 1
    with psycopg.connect(house.dsn, options="-c search_path=syncio -c session_replication_role=replica") as connection:
        yield connection
        connection.rollback()


def followed(connection: psycopg.Connection[Any]) -> Verified:
    trail, chains = Trail(connection), Chains()
    for place, link in trail.links():
        chains.follow(link, place)
    chains.end(trail.heads())
    return chains.verified()


def test_every_changed_byte_of_a_stored_chain_is_found(admin: psycopg.Connection[Any]) -> None:
    entries = admin.cursor(row_factory=dict_row).execute("SELECT * FROM audit ORDER BY no LIMIT 3").fetchall()
    assert followed(admin).ok
    places = [(entry, field, at) for entry in entries for field in FIELDS for at in range(len(entry[field]))]
    assert len(places) > 1400
    for entry, field, at in places:
        update = sql.SQL("UPDATE audit SET {} = %s WHERE no = %s").format(sql.Identifier(field))
        with admin.transaction(force_rollback=True):
            admin.execute(update, [changed(entry[field], at), entry["no"]])
            flaws = followed(admin).flaws
        assert flaws, (field, at)
        assert flaws[0].no == entry["no"], (field, at)


def changed(value: str | bytes, at: int) -> str | bytes:
    if isinstance(value, bytes):
        return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


def test_every_deleted_entry_every_two_that_changed_places_and_every_cut_is_found(
    admin: psycopg.Connection[Any],
) -> None:
    [(last,)] = admin.execute("SELECT no FROM audit_head").fetchall()
    damages = [("DELETE FROM audit WHERE no = %s", [no]) for no in range(1, last + 1)]
    damages += [("DELETE FROM audit WHERE no > %s", [no]) for no in range(last)]
    swap = "UPDATE audit SET no = CASE no WHEN %s THEN -%s ELSE -%s END WHERE no IN (%s, %s)"
    damages += [(swap, [a, b, a, a, b]) for a in range(1, last + 1) for b in range(a + 1, last + 1)]
    for damage, values in damages:
        with admin.transaction(force_rollback=True):
            admin.execute(damage.encode(), values)
            admin.execute("UPDATE audit SET no = -no WHERE no < 0")
            assert not followed(admin).ok, (damage, values)


def test_an_end_that_is_not_the_chains_is_found(admin: psycopg.Connection[Any]) -> None:
    for damage in (
        "UPDATE audit_head SET no = no - 1",
        "UPDATE audit_head SET hash = sha256('')",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head VALUES (99, 1, '')",
        "UPDATE audit_head SET client = 99",
    ):
        with admin.transaction(force_rollback=True):
            admin.execute(damage.encode())
            assert not followed(admin).ok, damage


@pytest.mark.parametrize(
    ("damage", "kind", "what"),
    [
        ("UPDATE decision SET verdict = 'reject', reason = 'x' WHERE user_name = 'ben'", "decision",
         "was changed past the trail: verdict was 'approve', is 'reject'; reason was '', is 'x'"),
        ("UPDATE decision SET at = at + interval '1 microsecond' WHERE user_name = 'ben'", "decision", "at was '"),
        ("DELETE FROM decision WHERE user_name = 'ben'", "decision", "was removed past the trail, which has {"),
        (FORGED, "decision", "was written past the trail"),
        ("UPDATE closing SET outcome = 'hold'", "closing", "outcome was 'release', is 'hold'"),
        ("UPDATE member SET role = 'viewer' WHERE user_name = 'ann'", "member", "user_name ann"),
        ("INSERT INTO member SELECT id, 'eve', 'reviewer' FROM client", "member", "user_name eve"),
        ("UPDATE client SET advance_rate = 1", "client", "advance_rate was 0.85, is 1.0"),
        ("UPDATE review SET rules_version = '0'", "review", "rules_version was"),
        ("UPDATE release SET after_n = 7", "release", "after_n was 1, is 7"),
        ("UPDATE release_outcome SET detail = 'x'", "release_outcome", "detail was '', is 'x'"),
        ("DELETE FROM released_review", "released_review", "was removed past the trail"),
        ("INSERT INTO superseded SELECT id, client FROM change LIMIT 1", "superseded", "was written past the trail"),
        (FAILED, "push_failure", "was written past the trail"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("pushed")
def test_a_row_that_was_changed_past_the_trail_is_named(
    house: House, client: Client, damage: str, kind: str, what: str
) -> None:
    past_all_rules(house, damage)
    found = verified(house).flaws
    assert {(flaw.name, flaw.kind) for flaw in found} - {(client.name, "change")} == {(client.name, kind)}
    assert what in found[0].what


@pytest.mark.usefixtures("pushed")
def test_a_row_that_an_administrator_changed_by_a_plain_statement_is_named_with_who_did_it(house: House) -> None:
    house.rows("UPDATE decision SET reason = 'x' WHERE user_name = 'ben'")
    house.rows("DELETE FROM released_review")
    assert [(flaw.kind, flaw.what.split(" {")[0]) for flaw in verified(house).flaws] == [
        ("decision", "rows that may never change were altered from"),
        ("decision", "rows that may never change were altered to"),
        ("released_review", "rows that may never change were erased"),
    ]
    assert all("by log-in postgres at 20" in flaw.what for flaw in verified(house).flaws)


@pytest.mark.usefixtures("pushed")
def test_a_repair_is_explained_by_the_owner_and_stays_told(house: House) -> None:
    house.rows("UPDATE decision SET reason = 'x' WHERE user_name = 'ben'")
    past_all_rules(house, "UPDATE closing SET outcome = 'hold'")
    with opened(house.dsn, "syncio_owner") as connection:
        assert explain(connection, verified(house), "ticket 7: the reason named a person") == 2
    found = verified(house)
    assert [flaw.kind for flaw in found.flaws] == ["closing"]
    assert [flaw.what.rpartition(". Explained: ")[2] for flaw in found.explained] == [
        "ticket 7: the reason named a person"
    ] * 2


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE change SET after_n = 7 WHERE no = 2", ["change 2 of review 1 no longer hashes to what was signed"]),
        ("UPDATE change SET flags = '[]' WHERE no = 3", ["change 3 of review 1 no longer hashes to what was signed"]),
        ("UPDATE change SET flags = '{}' WHERE no = 3", ["change 3 of review 1 no longer hashes to what was signed"]),
        ("UPDATE change SET no = 10 - no", ["the changes of review 1 are not those that were shown"]),
    ],
)
@pytest.mark.usefixtures("pushed")
def test_a_change_that_no_longer_is_what_was_signed_is_named(house: House, damage: str, what: list[str]) -> None:
    past_all_rules(house, damage)
    assert [flaw.what for flaw in verified(house).flaws] == what


@pytest.mark.parametrize(
    "damage",
    [
        "ALTER TABLE decision DISABLE TRIGGER audited_insert",
        "DROP TRIGGER audited_update ON decision",
        "ALTER TABLE decision DISABLE TRIGGER USER",
        "DROP TRIGGER audited_insert ON decision",
    ],
)
@pytest.mark.usefixtures("pushed")
def test_a_table_that_is_no_longer_watched_is_named(house: House, damage: str) -> None:
    house.rows(damage)
    found = verified(house).flaws
    assert [flaw.kind for flaw in found] == ["decision"]
    assert "its triggers are missing or disabled" in found[0].what


def test_rows_that_are_no_json_any_more_stop_no_verification(house: House, client: Client) -> None:
    past_all_rules(house, "UPDATE audit SET body = 'x', entry = 'y' WHERE kind = 'member'")
    found = verified(house).flaws
    assert (found[0].no, found[0].kind, found[0].name) == (5, "member", client.name)
    assert "its text cannot be read" in found[0].what
    assert {flaw.what.partition(" was ")[2].partition(":")[0] for flaw in found[1:]} == {"written past the trail"}
