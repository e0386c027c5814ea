"""What reviewers open: Voila, which shows the desk alone, and JupyterLab, both set up as in `deploy/jupyter`."""

import sys
from pathlib import Path

from tests.sandbox.stack import health
from tests.sandbox.stack.environment import Environment
from tests.sandbox.stack.processes import Processes
from tests.sandbox.stack.state import State

_READY = 180.0  # seconds until one must answer; warm they take 5


def start(processes: Processes, environment: Environment, state: State) -> None:
    """Start both side by side and wait until they answer.

    :raises StackError: where one does not.
    """
    notebooks = environment.root / "notebooks"
    variables = environment.notebooks(state.notebooks_token)
    _fetch_no_news(Path(variables["JUPYTERLAB_SETTINGS_DIR"]))
    processes.spawn("jupyterlab", jupyterlab(notebooks, state.notebooks_port), env=variables, cwd=notebooks)
    variables = environment.desk(state.desk_token)
    connections = _made(Path(variables["JUPYTER_RUNTIME_DIR"]))
    processes.spawn("voila", voila(notebooks, state.desk_port, connections), env=variables, cwd=notebooks)
    processes.wait_until(lambda: health.answers(f"{state.notebooks}/api"), "JupyterLab", _READY)
    processes.wait_until(lambda: health.answers(f"{state.desk}/login"), "Voila", _READY)


def jupyterlab(notebooks: Path, port: int) -> list[str]:
    """The command of JupyterLab, which serves Notebook 7 too, on loopback."""
    options = {"ip": "127.0.0.1", "port": port, "port_retries": 0, "root_dir": notebooks}
    shown = [f"--ServerApp.{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", *shown]


def voila(notebooks: Path, port: int, connections: Path) -> list[str]:
    """The command of Voila; `connections` is where its kernels' files are kept, else in all users' /tmp."""
    options = {"port": port, "port_retries": 0, "connection_dir_root": connections}
    shown = [f"--Voila.{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "voila", str(notebooks / "sign_off.ipynb"), *shown]


def _fetch_no_news(settings: Path) -> None:
    """JupyterLab would ask its user about it every time."""
    folder = _made(settings / "@jupyterlab" / "apputils-extension")
    (folder / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
