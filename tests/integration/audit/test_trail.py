"""What people and programs put on record stands in the trail, in the same transaction, with who did it."""

import psycopg
import pytest

from syncio.stages.policy import propose, sign
from syncio.stages.review import decide
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.integration.audit.trail import AMENDED, ENROLLED, entries, told, verified
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.documents import NOW


@pytest.mark.usefixtures("pushed")
def test_the_way_of_a_review_stands_in_its_clients_chain(house: House, client: Client) -> None:
    assert told(house, client.id) == [
        *ENROLLED,
        ("review", "added", 1, None),
        ("decision", "added", 3, "ann"),
        ("decision", "added", 1, "ben"),
        ("closing", "added", 1, "ben"),
        ("release", "added", 3, None),
        ("released_review", "added", 1, None),
        ("release_outcome", "added", 3, None),
    ]
    assert verified(house).ok


def test_an_entry_tells_the_log_in_the_role_and_every_value_of_the_row(
    house: House, client: Client, review: int
) -> None:
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review, "reject", 'Söhne "&" \\ Co\n')[:1])
    entry = entries(house, client.id)[-1]
    assert (entry["login"], entry["role"], entry["user"]) == ("postgres", "syncio_web", "ann")
    [row] = house.rows("SELECT row_to_json(d) AS row FROM decision d WHERE client = %s", client.id)
    assert entry["rows"] == [row["row"] | {"at": entry["rows"][0]["at"]}]
    assert entry["rows"][0]["reason"] == 'Söhne "&" \\ Co\n'


def test_times_and_bytes_are_written_alike_whatever_a_session_is_set_to(house: House, client: Client) -> None:
    house.rows("SET timezone = 'Asia/Tokyo'; SET bytea_output = 'escape'")
    house.insert("policy", {"client": client.id, "kind": "balance", "hash": b"\0a", "proposed_by": "ada", "at": NOW})
    [row] = entries(house, client.id)[-1]["rows"]
    assert (row["hash"], row["at"]) == ("\\x0061", "2026-11-02T09:30:00+00:00")
    assert verified(house).ok


def test_of_a_transaction_that_is_rolled_back_in_part_the_rest_is_told(house: House, client: Client) -> None:
    before = told(house, client.id)
    with opened(house.dsn, "syncio_owner") as connection:
        for kept, users in ((False, ("a", "b")), (True, ("c", "d")), (False, ("e",)), (True, ("f",))):
            with connection.transaction(force_rollback=not kept):
                for user in users:
                    Clients(connection).admit(client.entity, user, "viewer")
        connection.commit()
    since = entries(house, client.id)[len(before) :]
    assert [each["rows"][0]["user_name"] for each in since if each["kind"] == "member"] == ["c", "d", "f"]
    assert house.rows("SELECT FROM audit_note") == []
    assert verified(house).ok


def test_what_is_rolled_back_was_never_there(house: House, client: Client) -> None:
    before = told(house, client.id)
    with opened(house.dsn, "syncio_owner") as connection:
        Clients(connection).admit(client.entity, "eve", "reviewer")
        connection.rollback()
        Clients(connection).admit(client.entity, "eve", "viewer")
        connection.commit()
    assert told(house, client.id) == [*before, AMENDED, ("member", "added", 1, None)]
    assert house.rows("SELECT FROM audit_note") == []


def test_a_statement_that_changes_nothing_leaves_nothing(house: House, client: Client) -> None:
    before = told(house, client.id)
    house.rows("DELETE FROM member WHERE user_name = 'nobody'")
    house.rows("UPDATE member SET role = 'viewer' WHERE user_name = 'nobody'")
    assert told(house, client.id) == before


def test_members_that_change_or_go_are_told_as_they_were(house: House, client: Client) -> None:
    house.rows("UPDATE member SET role = 'viewer' WHERE user_name = 'ben'")
    house.rows("DELETE FROM member WHERE user_name = 'ada'")
    was, now, gone = entries(house, client.id)[-3:]
    assert [each["did"] for each in (was, now, gone)] == ["changed from", "changed to", "removed"]
    assert [each["rows"][0]["role"] for each in (was, now, gone)] == ["reviewer", "viewer", "admin"]
    assert verified(house).ok


def test_one_statement_about_many_clients_is_told_in_each_chain(house: House) -> None:
    clients = [Client(house) for _ in range(3)]
    house.rows("INSERT INTO member SELECT id, 'everywhere', 'viewer' FROM client ORDER BY id DESC")
    for client in clients:
        [row] = entries(house, client.id)[-1]["rows"]
        assert (row["client"], row["user_name"]) == (client.id, "everywhere")


def test_standing_approvals_and_thresholds_are_told(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        sign(connection, policy.id, "ann", bytes.fromhex(policy.hash))
    house.rows("INSERT INTO threshold VALUES (%s, 'upward_edit', 'least', 1, 'ada')", client.id)
    house.rows("UPDATE threshold SET value = 2.50")
    assert [each[:2] + each[3:] for each in told(house, client.id)[len(ENROLLED) :]] == [
        ("policy", "added", "ada"),
        ("policy_signature", "added", "ann"),
        ("threshold", "added", None),
        ("threshold", "changed from", None),
        ("threshold", "changed to", None),
    ]
    assert (
        house.one("SELECT body FROM audit WHERE kind = 'threshold' AND did = 'changed to'").count('"value":2.50') == 1
    )


def test_many_rows_are_told_in_entries_of_a_thousand_in_their_order(house: House, client: Client) -> None:
    house.rows("INSERT INTO member SELECT %s, 'user ' || n, 'viewer' FROM generate_series(1, 2500) n", client.id)
    last = entries(house, client.id)[-3:]
    assert [each["count"] for each in last] == [1000, 1000, 500]
    assert [row["user_name"] for each in last for row in each["rows"]] == [f"user {n}" for n in range(1, 2501)]
    assert verified(house).ok


def test_tables_that_come_later_are_audited_by_one_statement_with_the_rows_that_they_have(
    house: House, client: Client
) -> None:
    with opened(house.dsn, "syncio_owner") as connection:
        connection.execute("CREATE TABLE waiver (id int PRIMARY KEY, client int, note text)")
        connection.execute("INSERT INTO waiver SELECT n, %s, 'before' FROM generate_series(1, 3) n", [client.id])
        connection.execute("SELECT audited('waiver')")
        connection.execute("INSERT INTO waiver VALUES (4, %s, 'since')", [client.id])
        connection.commit()
    assert told(house, client.id)[len(ENROLLED) :] == [("waiver", "taken over", 3, None), ("waiver", "added", 1, None)]
    assert verified(house).ok
    house.rows("ALTER TABLE waiver ADD COLUMN more text NOT NULL DEFAULT 'unknown'")
    assert verified(house).ok


def test_audited_tables_are_not_cut(house: House, client: Client) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="truncate of member is refused"):
        house.rows("TRUNCATE member")
    assert house.rows("SELECT FROM member WHERE client = %s", client.id)


def test_what_has_no_client_has_a_chain_of_its_own(house: House) -> None:
    with opened(house.dsn, "syncio_owner") as connection:
        connection.execute("CREATE TABLE holiday (day date PRIMARY KEY)")
        connection.execute("SELECT audited('holiday', 'NULL')")
        connection.execute("INSERT INTO holiday VALUES ('2026-12-25')")
        connection.commit()
    assert told(house, 0) == [("holiday", "added", 1, None)]
    assert verified(house).ok
