"""The web app's connections: what a request finds where the database is not as it should be."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import psycopg
import pytest
from sqlalchemy.engine import make_url

from syncio.errors import Busy, Misconfigured, SyncioError, Transient, Unavailable
from syncio.web.database import LIMITS, Database
from tests.conftest import NewDatabase
from tests.integration.staged.database import database_name
from tests.integration.staged.house import House
from tests.sandbox.postgres import Logins

WHO = "SELECT current_user, current_setting('search_path'), current_setting('TimeZone')"


@contextmanager
def database(dsn: str, largest: int = 2, patience: float = 5) -> Iterator[Database]:
    with closing(Database(lambda: dsn, largest, patience)) as made:
        yield made


def refusal(dsn: str) -> SyncioError:
    with database(dsn) as closed, pytest.raises(SyncioError) as refused, closed.session():
        pass
    return refused.value


def test_a_session_has_the_role_that_may_only_review(house: House) -> None:
    with database(house.dsn) as opened, opened.session() as connection:
        row = connection.execute(WHO).fetchone()
    assert row is not None
    assert (row[0], row[2]) == ("syncio_web", "UTC")


def test_a_log_in_without_the_role_is_a_wrong_set_up(house: House, postgres_logins: Logins) -> None:
    dsn = postgres_logins.dsn("syncio_tasks", database_name(house.dsn))
    assert isinstance(refusal(dsn), Misconfigured)


def test_a_wrong_password_is_told_and_not_repeated(house: House) -> None:
    url = make_url(house.dsn).set(username="syncio_api", password="pass-word-wrong")
    error = refusal(url.render_as_string(hide_password=False))
    assert isinstance(error, Misconfigured)
    assert "refused the log-in of connection syncio_db" in str(error)
    assert "pass-word-wrong" not in str(error)


def test_a_database_without_the_migration_is_told(new_database: NewDatabase) -> None:
    error = refusal(new_database())
    assert isinstance(error, Misconfigured)
    assert "python -m syncio migrate" in str(error)


def test_a_server_that_is_not_there_is_told_on_every_request() -> None:
    with database("postgresql://nobody@127.0.0.1:1/none") as gone:
        for _ in range(2):
            with pytest.raises(Unavailable, match="check that it runs"), gone.session():
                pass


def test_who_waits_too_long_for_a_connection_is_told_to_come_again(house: House) -> None:
    with database(house.dsn, 1, 0.2) as small, small.session(), pytest.raises(Busy, match="try again"), small.session():
        pass


def test_connections_that_the_server_ended_are_replaced(house: House) -> None:
    with database(house.dsn) as opened:
        with ExitStack() as both:
            pids = [both.enter_context(opened.session()).info.backend_pid for _ in range(2)]
        for pid in pids:
            house.rows("SELECT pg_terminate_backend(%s, 5000)", pid)
        with opened.session() as connection:
            assert connection.info.backend_pid not in pids


def test_a_lock_that_is_held_too_long_is_a_reason_to_come_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "lock_timeout", "50")
    with psycopg.connect(house.dsn) as other, database(house.dsn) as opened:
        other.execute("SELECT pg_advisory_xact_lock(1)")
        with pytest.raises(Transient), opened.session() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(1)")
