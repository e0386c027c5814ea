"""Redis as a stack starts it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.sandbox.postgres.embedded import free_port
from tests.sandbox.stack import broker
from tests.sandbox.stack.processes import Processes, StackError


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path / "processes.json", tmp_path / "logs")
    yield made
    made.end()


@pytest.mark.skipif(not shutil.which(broker.PROGRAM), reason=f"{broker.PROGRAM} is not installed")
def test_redis_answers_on_loopback_to_who_has_the_password(processes: Processes, tmp_path: Path) -> None:
    port = free_port()
    broker.start(processes, tmp_path / "redis", port, "secret")
    with redis.Redis(port=port, password="secret") as known, redis.Redis(port=port) as stranger:
        assert known.config_get("bind") == {"bind": "127.0.0.1"}
        with pytest.raises(redis.AuthenticationError):
            stranger.ping()
    [server] = processes.living()
    process = server.process()
    assert process
    assert "secret" not in " ".join(process.cmdline())


def test_without_redis_the_error_says_what_to_install(
    processes: Processes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StackError, match="apt-get install redis-server"):
        broker.start(processes, tmp_path / "redis", free_port(), "secret")
