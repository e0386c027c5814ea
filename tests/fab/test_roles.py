"""`python -m syncio roles`: what it makes in FAB, and what each role may do then."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from syncio.cli.roles import DAGS, ROLES
from tests.fab.conftest import python, roles
from tests.integration.cli.shell import ROOT, Outcome, Shell

HELD = """
SELECT a.name, v.name FROM ab_role r
JOIN ab_permission_view_role h ON h.role_id = r.id JOIN ab_permission_view p ON p.id = h.permission_view_id
JOIN ab_permission a ON a.id = p.permission_id JOIN ab_view_menu v ON v.id = p.view_menu_id WHERE r.name = ?
"""
#: What Airflow asks before it answers a request (method, part of a DAG, DAG), and who may.
RIGHTS = {
    ("GET", None, "review"): "viewer reviewer admin",
    ("GET", "RUN", "xero_pull"): "viewer reviewer admin",
    ("GET", "TASK_INSTANCE", "review"): "viewer reviewer admin",
    ("GET", "HITL_DETAIL", "review"): "viewer reviewer admin",
    ("PUT", "HITL_DETAIL", "review"): "reviewer admin",
    ("PUT", None, "review"): "reviewer admin",
    ("PUT", None, "xero_pull"): "admin",
    ("POST", "RUN", "xero_pull"): "admin",
    ("PUT", "TASK_INSTANCE", "review"): "admin",
    ("GET", "TASK_LOGS", "review"): "admin",
    ("GET", "XCOM", "review"): "",
    ("GET", "CODE", "review"): "",
    ("DELETE", "RUN", "review"): "",
    ("DELETE", None, "review"): "",
    ("GET", None, "payroll"): "",
    ("GET", "RUN", "payroll"): "",
    ("PUT", "HITL_DETAIL", "payroll"): "",
    ("POST", "RUN", "payroll"): "",
}


def held(database: Path, role: str) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as connection:
        return set(connection.execute(HELD, [role]).fetchall())


def test_each_role_holds_what_it_needs_and_nothing_else(first: Outcome, database: Path) -> None:
    assert first.code == 0
    assert {row["role"] for row in first.result["roles"] if row["did"] == "created"} == set(ROLES)
    assert {role: held(database, role) for role in ROLES} == ROLES


def test_roles_are_for_the_dags_that_there_are() -> None:
    assert sorted(path.stem for path in (ROOT / "dags").glob("*.py")) == sorted(DAGS)


def test_airflow_grants_each_role_what_it_is_for(first: Outcome, unmigrated: Shell) -> None:  # noqa: ARG001  # made
    answers = json.loads(python(unmigrated, "questions", list(RIGHTS)).splitlines()[-1])
    assert set(answers) == set(ROLES)
    for at, (asked, granted) in enumerate(RIGHTS.items()):
        assert " ".join(role for role in ("viewer", "reviewer", "admin") if answers[f"SyncIO {role}"][at]) == granted, (
            asked
        )


def test_what_is_there_stays_and_what_was_slipped_in_goes(first: Outcome, unmigrated: Shell, database: Path) -> None:  # noqa: ARG001
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "INSERT INTO ab_permission_view_role (permission_view_id, role_id) SELECT p.id, r.id"
            " FROM ab_permission_view p JOIN ab_permission a ON a.id = p.permission_id"
            " JOIN ab_view_menu v ON v.id = p.view_menu_id, ab_role r"
            " WHERE a.name = 'can_edit' AND v.name = 'HITL Detail' AND r.name = 'SyncIO viewer'"
        )
        connection.commit()
    again = roles(unmigrated)
    assert again.out.splitlines() == [
        "SyncIO viewer  removed  can_edit on HITL Detail",
        "SyncIO reviewer  unchanged",
        "SyncIO admin  unchanged",
    ]
    assert held(database, "SyncIO viewer") == ROLES["SyncIO viewer"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("setting", "value", "code", "complaint"),
    [
        (
            "AIRFLOW__CORE__AUTH_MANAGER",
            "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager",
            1,
            "Misconfigured: FAB is not the auth manager, SimpleAuthManager is",
        ),
        (
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
            "sqlite://",
            1,
            "Misconfigured: Airflow's database has no tables of FAB's",
        ),
        (
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
            "postgresql+psycopg2://airflow:pass-word@127.0.0.1:1/airflow",
            75,
            "Unavailable: Airflow's database does not answer",
        ),
    ],
)
def test_what_is_not_set_up_is_told(unmigrated: Shell, setting: str, value: str, code: int, complaint: str) -> None:
    outcome = roles(unmigrated.having(**{setting: value}))
    assert outcome.code == code
    assert outcome.complaint.startswith(f"syncio: {complaint}")
    assert "pass-word" not in outcome.err
