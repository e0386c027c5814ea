"""Redis, between a scheduler and its Celery workers: on loopback, with a password, keeping nothing."""

import shutil
from pathlib import Path

import redis

from tests.sandbox.stack.keys import write_private
from tests.sandbox.stack.processes import Processes, StackError

PROGRAM = "redis-server"
_READY = 30.0  # seconds


def start(processes: Processes, home: Path, port: int, password: str) -> None:
    """Start it in a folder of its own and wait until it answers.

    :raises StackError: where redis-server is not installed, or does not start.
    """
    if not shutil.which(PROGRAM):
        raise StackError(f"{PROGRAM} is not installed: a stack with Celery needs it (apt-get install {PROGRAM})")
    lines = ["bind 127.0.0.1", f"port {port}", f"requirepass {password}", 'save ""', "appendonly no", f"dir {home}"]
    write_private(home / "redis.conf", "\n".join(lines) + "\n")  # on the command line anybody could read the password
    processes.spawn("redis", [PROGRAM, str(home / "redis.conf")], env={}, cwd=home)
    processes.wait_until(lambda: _answers(port, password), "Redis", _READY)


def _answers(port: int, password: str) -> bool:
    try:
        with redis.Redis(host="127.0.0.1", port=port, password=password, socket_timeout=5) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False
