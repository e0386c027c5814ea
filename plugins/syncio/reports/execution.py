"""Run a report notebook with papermill over one frozen file, in a process that knows no secret.

The runner and its kernel get PATH, LANG, PYTHONPATH and a HOME that lasts as long as they do; nothing else of our
environment, so neither Airflow's connections nor SyncIO's keys come to a notebook. It is no sandbox: notebooks are code
of ours; what clients write reaches them as data alone.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import syncio
from syncio.errors import Misconfigured, Terminal, Transient
from syncio.inert import visible

#: The tag of the cell whose HTML is the report.
TAG = "report"
PAPERMILLS = frozenset({"injected-parameters", "papermill-error-cell-tag"})
GRACE = 5  # seconds that papermill has to end its kernel


def execute(notebook: Path, data: str, frozen: bytes, timeout: timedelta) -> tuple[bytes, str]:
    """Run `notebook` in a folder of its own that holds the frozen data under the name `data`.

    :returns: the executed notebook, and the HTML its cell tagged `report` shows.
    :raises Misconfigured: where there is no such notebook.
    :raises Terminal: where a cell fails, with the cell's error, or shows no report.
    :raises Transient: where it takes longer than `timeout`.
    """
    if not notebook.is_file():
        raise Misconfigured("there is no such notebook: check SYNCIO_NOTEBOOKS", notebook=notebook)
    with tempfile.TemporaryDirectory(prefix="syncio-report-", ignore_cleanup_errors=True) as room:
        home, work = Path(room, "home"), Path(room, "work")
        home.mkdir()
        work.mkdir()
        (work / data).write_bytes(frozen)
        executed = Path(shutil.copy(notebook, work))
        code, errors = run(command(notebook.name, data), work, environment(home), timeout)
        text = executed.read_bytes()
    return text, shown(notebook.name, cells_of(text), code, errors)


def environment(home: Path) -> dict[str, str]:
    """All that the notebook's process inherits."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(syncio.__file__).parents[1]),
    }


def command(notebook: str, data: str) -> list[str]:
    """Papermill on this interpreter, in place; all paths are relative, so that it can be run again where it rests."""
    options = ["--no-progress-bar", "--no-request-save-on-cell-execute", "--autosave-cell-every", "0"]
    names = ["-k", "python3", "-r", "data", data]
    return [sys.executable, "-m", "papermill", notebook, notebook, *names, *options]


def run(argv: list[str], work: Path, env: dict[str, str], timeout: timedelta) -> tuple[int, str]:
    """Run to the end, or end it: first politely, so that papermill takes its kernel along.

    :returns: the exit code, and what it wrote to standard error.
    """
    with subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
        argv, cwd=work, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _, errors = process.communicate(timeout=timeout.total_seconds())
        except subprocess.TimeoutExpired as error:
            end(process)
            seconds = int(timeout.total_seconds())
            raise Transient(
                f"the report took longer than {seconds} s and was ended; SYNCIO_REPORT_TIMEOUT allows more"
            ) from error
        except BaseException:
            end(process)
            raise
    return process.returncode, errors


def end(process: subprocess.Popen[str]) -> None:
    """Ask, then force; the kernel ends with its parent."""
    process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def cells_of(notebook: bytes) -> list[dict[str, Any]]:
    """A notebook's own cells, without those that papermill puts in; none where it cannot be read."""
    try:
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
    except (ValueError, KeyError):
        return []
    return [cell for cell in cells if not PAPERMILLS & set(cell["metadata"].get("tags", ()))]


def shown(name: str, cells: list[dict[str, Any]], code: int, errors: str) -> str:
    """The report among a notebook's outputs."""
    for number, cell in enumerate(cells, 1):
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error":
                cause = f"{output['ename']}: {last_line(output['evalue'])}"
                raise Terminal(f"notebook {name} failed in cell {number}: {visible(cause)}")
    if code:
        raise Terminal(f"papermill failed on {name}: {last_line(errors)}", exit=code)
    tagged = [cell for cell in cells if TAG in cell["metadata"].get("tags", ())]
    found = [html for cell in tagged for output in cell["outputs"] if (html := output.get("data", {}).get("text/html"))]
    if len(found) != 1:
        raise Terminal(f"notebook {name} shows {len(found)} reports in cells tagged `{TAG}`, not one")
    return "".join(found[0])


def last_line(text: str) -> str:
    """The last line that says something."""
    return next((line for line in reversed(text.splitlines()) if line.strip()), "it said nothing")
