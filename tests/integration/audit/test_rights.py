"""Nobody writes into the trail but the trail itself."""

import psycopg
import pytest

from syncio.errors import Misconfigured
from syncio.stores.database import ROLES, Role, opened
from tests.integration.audit.trail import ENROLLED, told, verified
from tests.integration.push.client import Client
from tests.integration.push.house import House

STATEMENTS = {
    "audit": (
        "INSERT INTO audit SELECT client, no + 100, kind, did, entry, body, hash FROM audit",
        "UPDATE audit SET body = ''",
        "DELETE FROM audit",
        "TRUNCATE audit",
    ),
    "audit_head": (
        "INSERT INTO audit_head VALUES (99, 1, '')",
        "UPDATE audit_head SET no = 0",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head",
    ),
}
NOTES = (
    "INSERT INTO audit_note (first, client, kind, did, count, body) VALUES (true, 1, 'decision', 'added', 1, '{}')",
    "UPDATE audit_note SET body = ''",
    "DELETE FROM audit_note",
    "TRUNCATE audit_note",
    "SELECT FROM audit_note",
)
KEPT = ("UPDATE anchor SET no = 0", "DELETE FROM anchor", "TRUNCATE anchor", "TRUNCATE explanation")
EXPLAINED = "INSERT INTO explanation VALUES (1, 1, '', 'all is well')"
APPLICATION: tuple[Role, ...] = ("syncio_app", "syncio_web")


def refused(house: House, role: Role, statement: str) -> str:
    """What PostgreSQL says when it refuses a statement for want of a right."""
    with (
        pytest.raises((Misconfigured, psycopg.errors.InsufficientPrivilege)) as refusal,
        opened(house.dsn, role) as connection,
    ):
        connection.execute(statement.encode())
    return str(refusal.value)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("statement", [each for table in STATEMENTS.values() for each in table])
def test_no_role_not_even_the_owner_touches_the_trail_by_hand(
    house: House, client: Client, role: Role, statement: str
) -> None:
    refused(house, role, statement)
    assert told(house, client.id) == ENROLLED


@pytest.mark.parametrize("statement", [each for table in STATEMENTS.values() for each in table])
def test_nor_does_a_superuser_by_an_ordinary_statement(house: House, client: Client, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="the audit trail is never touched by hand"):
        house.rows(statement)
    assert told(house, client.id) == ENROLLED


@pytest.mark.parametrize("role", APPLICATION)
@pytest.mark.parametrize("statement", [*NOTES, *KEPT, EXPLAINED])
def test_the_programs_roles_leave_no_notes_and_explain_nothing(house: House, role: Role, statement: str) -> None:
    assert "permission denied for table" in refused(house, role, statement)


@pytest.mark.parametrize("role", APPLICATION)
@pytest.mark.parametrize(
    "function",
    [
        *("note_rows()", "note_rows('r.client', 'false')", "seal_notes()", "refuse()"),
        *("signed_amendment()", "approved_within_limits()", "add_new_numbers()", "add_changed_number()"),
    ],
    ids=str.split,
)
def test_nobody_hangs_the_trails_triggers_onto_a_table_of_their_own(house: House, role: Role, function: str) -> None:
    """A temporary table named `decision` would else put decisions on record that nobody took."""
    with opened(house.dsn, role) as connection:
        connection.execute("CREATE TEMP TABLE decision (id int, client int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied for function"):
            connection.execute(
                "CREATE TRIGGER mine AFTER INSERT ON pg_temp.decision REFERENCING NEW TABLE AS came"
                f" FOR EACH STATEMENT EXECUTE FUNCTION syncio.{function}".encode()
            )
        connection.rollback()


def test_no_trigger_that_runs_as_its_owner_is_everybodys_to_hang(house: House) -> None:
    open_to_all = (
        "SELECT proname FROM pg_proc WHERE pronamespace = 'syncio'::regnamespace AND prosecdef"
        " AND prorettype = 'trigger'::regtype AND has_function_privilege('public', oid, 'EXECUTE')"
    )
    assert house.rows(open_to_all) == []


@pytest.mark.parametrize("role", APPLICATION)
def test_nobody_else_says_what_is_audited(house: House, role: Role) -> None:
    for statement, why in {
        "SELECT syncio.audited('syncio.decision')": "permission denied for function audited",
        "ALTER TABLE syncio.decision DISABLE TRIGGER audited_insert": "must be owner of table decision",
        "SET session_replication_role = replica": "permission denied to set parameter",
    }.items():
        assert why in refused(house, role, statement)


def test_a_session_that_seals_before_its_commit_seals_all_the_same(house: House, client: Client) -> None:
    with opened(house.dsn, "syncio_owner") as connection:
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for user in ("eve", "lou"):
            connection.execute("INSERT INTO member VALUES (%s, %s, 'viewer')", [client.id, user])
        connection.commit()
    assert told(house, client.id)[len(ENROLLED) :] == [("member", "added", 1, None)] * 2
    assert verified(house).ok


def test_the_web_reads_nothing_of_the_trail(house: House) -> None:
    for table in ("audit", "audit_head", "audit_note", "anchor", "explanation"):
        assert f"permission denied for table {table}" in refused(house, "syncio_web", f"SELECT FROM syncio.{table}")
