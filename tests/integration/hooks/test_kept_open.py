"""A shard's clients share connections; what failed with one is no other's business."""

import psycopg
import pytest

from syncio.errors import Transient
from syncio.hooks.connection import connection_of
from syncio.hooks.database import connected, kept_open
from syncio.stores.database import Connection
from tests.conftest import NewDatabase

LOCK = "SELECT pg_advisory_lock(1)"


def used_after_its_end(dsn: str, connection: Connection) -> None:
    ended(dsn, connection.info.backend_pid)
    connection.execute("SELECT 1")


@pytest.fixture
def dsn(new_database: NewDatabase, migrated: str) -> str:
    return new_database(migrated)


def failing(connection: Connection) -> None:
    connection.execute(LOCK)
    raise ValueError("broken")


def ended(dsn: str, backend: int) -> None:
    with psycopg.connect(dsn) as administrator:
        administrator.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])


def backend(dsn: str) -> int:
    with connected(dsn) as connection:
        return connection.info.backend_pid


def test_the_next_user_gets_the_same_connection(dsn: str) -> None:
    with kept_open():
        assert backend(dsn) == backend(dsn)


def test_at_the_end_all_are_closed(dsn: str) -> None:
    with kept_open(), connected(dsn) as first, connected(dsn) as second:
        pass
    assert first.closed
    assert second.closed


def test_without_it_each_user_connects(dsn: str) -> None:
    with connected(dsn) as first:
        pass
    assert first.closed


def test_two_users_at_once_have_two_connections(dsn: str) -> None:
    with kept_open(), connected(dsn) as first, connected(dsn) as second:
        assert first.info.backend_pid != second.info.backend_pid


def test_what_a_user_has_not_committed_is_committed_when_it_is_done(dsn: str) -> None:
    with kept_open():
        with connected(dsn) as connection:
            connection.execute("UPDATE feed SET since = since")
        with connected(dsn) as connection:
            assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


def test_what_failed_is_closed_with_its_locks(dsn: str) -> None:
    with kept_open():
        with pytest.raises(ValueError, match="broken"), connected(dsn) as connection:
            failing(connection)
        assert connection.closed
        with connected(dsn) as other:
            other.execute(LOCK)  # waits until it is free, or fails after a minute


def test_a_connection_that_died_meanwhile_is_replaced(dsn: str) -> None:
    with kept_open():
        died = backend(dsn)
        ended(dsn, died)
        assert backend(dsn) != died


def test_one_that_dies_in_use_is_the_users_error(dsn: str) -> None:
    with kept_open():
        with pytest.raises(Transient), connected(dsn) as connection:
            used_after_its_end(dsn, connection)
        assert backend(dsn)


def test_airflow_is_asked_once_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", "postgresql://me:x@before/db")
    with kept_open():
        assert connection_of("syncio_db").host == "before"
        monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", "postgresql://me:x@after/db")
        assert connection_of("syncio_db").host == "before"
    assert connection_of("syncio_db").host == "after"
