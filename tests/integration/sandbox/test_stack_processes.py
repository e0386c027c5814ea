"""Processes of a stack: none outlives it, whatever ends it; and nothing is ended that it did not start."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from tests.sandbox.stack import recorded
from tests.sandbox.stack.processes import Processes, StackError

_ROOT = Path(__file__).parents[3]
_SLEEP = "import time; print(0, flush=True); time.sleep(600)"
_DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {_SLEEP}"
# Starts a process and ends at once: its child is nobody's child then, as a task's whose supervisor was killed.
_ORPHAN = "import subprocess, sys; print(subprocess.Popen(['sleep', '600'], stdout=2).pid, flush=True)"
_FAMILY = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {_ORPHAN!r}]); time.sleep(600)"
# A program that starts a stack of one server and then waits, or is ended.
_OWNER = """if True:
    import os, pathlib, sys
    from tests.sandbox.stack import signals
    from tests.sandbox.stack.processes import Processes
    folder, code = pathlib.Path(sys.argv[1]), sys.argv[2]
    processes = Processes(folder / "processes.json", folder / "logs")
    signals.unwinding()
    try:
        processes.spawn("server", [sys.executable, "-c", code], env=dict(os.environ), cwd=folder)
        processes.wait_until(lambda: processes.log("server").stat().st_size > 0, "server", 60)
        print(flush=True)
        sys.stdin.read()
    finally:
        with signals.undisturbed():
            processes.end()
"""


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path / "processes.json", tmp_path / "logs")
    yield made
    made.end()


def spawn(processes: Processes, name: str, code: str) -> int:
    """Start a server, and answer the number that it prints when it is ready."""
    processes.spawn(name, [sys.executable, "-c", code], env=dict(os.environ), cwd=_ROOT)
    processes.wait_until(lambda: processes.log(name).read_text().endswith("\n"), name, 60)
    return int(processes.log(name).read_text())


def owner(folder: Path, code: str = _SLEEP) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-c", _OWNER, str(folder), code]
    process = subprocess.Popen(argv, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
    assert process.stdout
    assert process.stdout.readline() == b"\n"
    return process


def lives(pid: int) -> bool:
    return bool(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)


def test_the_end_reaches_the_orphans_of_a_server(processes: Processes) -> None:
    orphan = spawn(processes, "family", _FAMILY)
    assert lives(orphan)
    processes.end()
    assert not lives(orphan)
    assert not processes.recorded()


def test_a_server_that_is_deaf_to_term_is_killed(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "GRACE", 0.1)
    spawn(processes, "deaf", _DEAF)
    (server,) = processes.living()
    processes.end()
    assert not lives(server.pid)


def test_a_server_that_dies_is_an_error_with_the_end_of_its_log(processes: Processes) -> None:
    processes.spawn("brittle", [sys.executable, "-c", "raise SystemExit('no such port')"], env={}, cwd=_ROOT)
    with pytest.raises(StackError, match=r"brittle died(.|\n)*no such port"):
        processes.wait_until(lambda: False, "nothing", 60)


def test_a_command_that_fails_is_an_error_with_the_end_of_its_log(processes: Processes) -> None:
    processes.command("migrate", [sys.executable, "-c", "raise SystemExit('no such table')"], env={}, cwd=_ROOT)
    with pytest.raises(StackError, match=r"migrate failed with exit code 1(.|\n)*no such table"):
        processes.finish("migrate", 60)


def test_a_command_that_has_finished_is_not_taken_for_dead(processes: Processes) -> None:
    processes.command("migrate", [sys.executable, "-c", ""], env={}, cwd=_ROOT)
    processes.finish("migrate", 60)
    processes.check()
    assert not processes.recorded()


def test_answers_with_secrets_are_private_and_not_in_the_log(processes: Processes, tmp_path: Path) -> None:
    answers = tmp_path / "answers"
    code = "import sys; print('secret'); print('request', file=sys.stderr)"
    processes.spawn("standin", [sys.executable, "-c", code], env={}, cwd=_ROOT, answers=answers)
    processes.wait_until(lambda: answers.read_text() == "secret\n", "answers", 60)
    assert answers.stat().st_mode & 0o777 == 0o600
    assert "secret" not in processes.log("standin").read_text()


def test_term_to_the_owner_ends_what_it_started(processes: Processes, tmp_path: Path) -> None:
    with owner(tmp_path) as program:
        (server,) = processes.living()
        program.terminate()
    assert program.returncode == 143
    assert not lives(server.pid)


def test_what_a_killed_owner_left_is_ended_by_the_next(processes: Processes, tmp_path: Path) -> None:
    with owner(tmp_path) as program:
        program.kill()
    (server,) = processes.living()
    processes.end()
    assert not lives(server.pid)


def test_a_later_process_with_a_recorded_pid_is_let_alone(processes: Processes, tmp_path: Path) -> None:
    with owner(tmp_path) as bystander:
        (server,) = processes.living()
        earlier = server.created - 3600
        record = tmp_path / "processes.json"
        record.write_text(record.read_text().replace(str(server.created), str(earlier)))
        assert not processes.living()
        recorded.end(processes.recorded())
        assert lives(server.pid)
        record.write_text(record.read_text().replace(str(earlier), str(server.created)))
        bystander.terminate()
