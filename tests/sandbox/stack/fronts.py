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
    lab = ["jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    lab += [f"--ServerApp.port={state.notebooks_port}", "--ServerApp.port_retries=0"]
    lab += [f"--ServerApp.root_dir={notebooks}"]
    desk = ["voila", str(notebooks / "sign_off.ipynb"), f"--port={state.desk_port}", "--Voila.port_retries=0"]
    variables = environment.notebooks(state.notebooks_token)
    _fetch_no_news(Path(variables["JUPYTERLAB_SETTINGS_DIR"]))
    processes.spawn("jupyterlab", [sys.executable, "-m", *lab], env=variables, cwd=notebooks)
    variables = environment.desk(state.desk_token)
    desk += [f"--Voila.connection_dir_root={_made(Path(variables['JUPYTER_RUNTIME_DIR']))}"]  # else all users' /tmp
    processes.spawn("voila", [sys.executable, "-m", *desk], env=variables, cwd=notebooks)
    processes.wait_until(lambda: health.answers(f"{state.notebooks}/api"), "JupyterLab", _READY)
    processes.wait_until(lambda: health.answers(f"{state.desk}/login"), "Voila", _READY)


def _fetch_no_news(settings: Path) -> None:
    """JupyterLab would ask its user about it every time."""
    folder = _made(settings / "@jupyterlab" / "apputils-extension")
    (folder / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
