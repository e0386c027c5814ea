"""The embedded server: made, entered, taken over after a crash, ended, and never root's."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.sandbox.postgres import Embedded
from tests.sandbox.postgres.postmaster import Postmaster

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Embedded]:
    server = Embedded(tmp_path / "pg", fast=True)
    yield server
    server.destroy()


def setting(server: Embedded, name: str) -> str:
    with psycopg.connect(server.dsn) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row
    return str(row[0])


def data_folder(server: Embedded) -> Path:
    return Path(setting(server, "data_directory"))


def postmaster(server: Embedded) -> Postmaster:
    found = Postmaster.of(data_folder(server))
    assert found
    return found


def launcher(state: Path) -> subprocess.Popen[str]:
    """Another process that starts the server, prints its DSN and waits."""
    code = """if True:
        import pathlib, sys
        from tests.sandbox.postgres import Embedded
        print(Embedded(pathlib.Path(sys.argv[1]), fast=True).start(), flush=True)
        sys.stdin.read()
    """
    argv = [sys.executable, "-c", code, str(state)]
    return subprocess.Popen(argv, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_it_listens_on_loopback_alone_and_asks_for_a_password(embedded: Embedded) -> None:
    with embedded:
        assert (setting(embedded, "listen_addresses"), setting(embedded, "unix_socket_directories")) == (
            "127.0.0.1",
            "",
        )
        stranger = make_url(embedded.dsn).set(password="guess").render_as_string(hide_password=False)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(stranger)


def test_it_keeps_its_data_from_one_start_to_the_next(embedded: Embedded) -> None:
    with embedded, psycopg.connect(embedded.dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")
    assert not embedded.running
    with embedded, psycopg.connect(embedded.dsn) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (42,)


def test_only_a_fast_server_gives_up_durability(embedded: Embedded, tmp_path: Path) -> None:
    durable = Embedded(tmp_path / "durable")
    with embedded, durable:
        assert (setting(embedded, "fsync"), setting(durable, "fsync")) == ("off", "on")
    durable.destroy()


def test_its_process_never_runs_as_root(embedded: Embedded) -> None:
    with embedded:
        assert 0 not in psutil.Process(postmaster(embedded).pid).uids()


def test_its_secrets_are_readable_by_the_owner_alone(embedded: Embedded, tmp_path: Path) -> None:
    with embedded:
        modes = [oct(path.stat().st_mode & 0o777) for path in (tmp_path / "pg", tmp_path / "pg" / "password")]
        assert modes == ["0o700", "0o600"]
        assert data_folder(embedded).stat().st_mode & 0o077 == 0


def test_the_server_of_a_killed_launcher_is_taken_over_and_ended(embedded: Embedded, tmp_path: Path) -> None:
    with launcher(tmp_path / "pg") as killed:
        assert killed.stdout
        dsn = killed.stdout.readline().strip()
        killed.kill()
    assert embedded.start() == dsn
    data = data_folder(embedded)
    embedded.stop()
    assert Postmaster.of(data) is None


def test_a_killed_server_is_started_again(embedded: Embedded) -> None:
    embedded.start()
    killed = psutil.Process(postmaster(embedded).pid)
    os.kill(killed.pid, signal.SIGKILL)
    psutil.wait_procs([killed], timeout=10)
    embedded.start()
    assert setting(embedded, "fsync") == "off"
    assert postmaster(embedded).pid != killed.pid


def test_another_process_with_the_recorded_pid_is_let_alone(embedded: Embedded, tmp_path: Path) -> None:
    with embedded:
        data = data_folder(embedded)
        record = (data / "postmaster.pid").read_text()
    lines = record.splitlines()
    with launcher(tmp_path / "another") as bystander:
        (data / "postmaster.pid").write_text("\n".join([str(bystander.pid), *lines[1:]]))
        assert not embedded.running
        embedded.stop()
        assert bystander.poll() is None
        bystander.kill()
    Embedded(tmp_path / "another").destroy()


def test_an_unfinished_data_folder_is_made_again(embedded: Embedded) -> None:
    with embedded:
        data = data_folder(embedded)
    data.rename(data.with_name("data.new"))
    with embedded:
        assert data_folder(embedded) == data


def test_several_processes_that_start_it_at_once_share_one_server(embedded: Embedded, tmp_path: Path) -> None:
    starters = [launcher(tmp_path / "pg") for _ in range(4)]
    answers = {starter.communicate(timeout=60)[0] for starter in starters}
    assert answers == {f"{embedded.dsn}\n"}
    assert [starter.returncode for starter in starters] == [0, 0, 0, 0]
