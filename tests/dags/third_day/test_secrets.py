"""Nothing that Airflow keeps, shows or logs holds a password, a token or a key."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet
from psycopg import sql

from tests.dags.lender import Lender
from tests.dags.third_day.conftest import Restored

pytestmark = [pytest.mark.airflow, pytest.mark.thorough]

TOKEN = re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}")  # a JSON web token, whoever's


@pytest.fixture(scope="module")
def secrets(lender: Lender, run_again: int, marked: int, restored: Restored) -> dict[str, str]:  # noqa: ARG001  # all has happened
    """Every secret of this stack, by a name that may be shown."""
    environment, standin = lender.stack.environment, lender.stack.standin
    found = {f"password of {user}": password for user, password in lender.stack.passwords.items()}
    found |= {f"password of role {role}": password for role, password in environment.logins.passwords.items()}
    found |= {f"key {name}": key for name, key in vars(environment.keys).items()}
    found |= {"Xero's secret": standin.client_secret}
    found |= {f"first token of {tenant['name']}": tenant["refresh_token"] for tenant in standin.tenants}
    cipher = Fernet(environment.keys.syncio_fernet)
    for number, *kept in lender.rows("SELECT id, refresh_token, access_token FROM consent"):
        found |= {
            f"token {n} of consent {number}": cipher.decrypt(token).decode() for n, token in enumerate(kept) if token
        }
    return found


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_text(errors="replace")


def found_in(text: str, secrets: dict[str, str]) -> list[str]:
    return [name for name, secret in secrets.items() if secret in text] + ["a web token"] * bool(TOKEN.search(text))


def test_no_log_holds_a_secret(lender: Lender, secrets: dict[str, str]) -> None:
    home = lender.stack.home
    logs = {**dict(texts(home / "airflow" / "logs")), **dict(texts(home / "logs"))}
    assert any("dag_id=review/" in name and "sign_off" in name for name in logs)
    assert any("1 client failed" in text for text in logs.values())
    assert {name: found for name, text in logs.items() if (found := found_in(text, secrets))} == {}


def test_no_report_holds_a_secret(lender: Lender, secrets: dict[str, str]) -> None:
    reports = dict(texts(lender.stack.home / "reports"))
    assert any(name.endswith("approval_report.html") for name in reports)
    assert {name: found for name, text in reports.items() if (found := found_in(text, secrets))} == {}


def test_nothing_in_airflows_database_holds_a_secret(lender: Lender, secrets: dict[str, str]) -> None:
    """Serialised DAGs, their sources, XComs, rendered templates, the audit log: every row of every table."""
    tables: dict[str, str] = {}
    with psycopg.connect(lender.airflow) as connection:
        for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall():
            rows = connection.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(name))).fetchall()
            tables[name] = "\n".join(row for (row,) in rows)
    assert "sign_off" in tables["serialized_dag"]
    assert "syncio.operators" in tables["dag_code"]
    assert {name: found for name, text in tables.items() if (found := found_in(text, secrets))} == {}


def test_the_search_would_find_one(secrets: dict[str, str]) -> None:
    [name, *_] = secrets
    assert found_in(f"password={secrets[name]}", secrets) == [name]
    assert found_in("Bearer eyJhbGciOiJIUzUx.eyJzdWIiOiIxIn0aaa.c2lnbmF0dXJl", secrets) == ["a web token"]
