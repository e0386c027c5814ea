"""The report notebooks, run by papermill as the stage runs them."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from syncio.errors import Misconfigured, Terminal, Transient
from syncio.reports import approval, diff
from syncio.reports.execution import command, end, environment, execute
from syncio.reports.frozen import encoded
from tests.unit.reports.fuller import everywhere
from tests.unit.reports.samples import HOSTILE, approval_data, day_two, decided, diff_data, said

MINUTE = timedelta(minutes=1)


def notebook(folder: Path, name: str, *sources: str, tags: tuple[str, ...] = ("report",)) -> Path:
    """A notebook of `sources`, the last cell tagged."""
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    cells: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": str(number),
            "source": source,
            "metadata": {"tags": list(tags) if number == len(sources) else []},
            "outputs": [],
            "execution_count": None,
        }
        for number, source in enumerate(sources, 1)
    ]
    path = folder / name
    path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    return path


def test_the_diff_notebook_shows_the_report_of_the_frozen_file(notebooks: Path) -> None:
    data = everywhere(HOSTILE)
    frozen = encoded(data)
    executed, fragment = execute(notebooks / "diff_report.ipynb", "review.json", frozen, MINUTE)
    assert fragment == diff.fragment(data, sha256(frozen).hexdigest())
    assert json.loads(executed)["metadata"]["papermill"]["parameters"] == {"data": "review.json"}
    assert not [sign for sign in ("\\u001b", "\x1b", "<script", "\u202e") if sign in executed.decode()]


def test_the_approval_notebook_shows_the_report_of_the_frozen_file(notebooks: Path) -> None:
    rows = [decided(one, "rejected", said("ann", "reject", HOSTILE)) for one in day_two(text=HOSTILE)]
    data = approval_data(rows, outcome="close_rejected")
    _, fragment = execute(notebooks / "approval_report.ipynb", "approval.json", encoded(data), MINUTE)
    assert fragment == approval.fragment(data)


def test_the_kernel_inherits_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", "postgres://u:planted-secret@h/db")
    monkeypatch.setenv("SYNCIO_FERNET_KEYS", Fernet.generate_key().decode())
    monkeypatch.setenv("PGPASSWORD", "planted-secret")
    tell = "import json, os\nfrom IPython.display import HTML\nHTML(json.dumps(dict(os.environ)))"
    executed, shown = execute(notebook(tmp_path, "tell.ipynb", 'data = ""', tell), "d.json", b"{}", MINUTE)
    found = json.loads(shown)
    known = {"PATH", "HOME", "LANG", "LC_CTYPE", "PYTHONPATH"}
    ours = {name for name in found if name not in known and os.environ.get(name) == found[name]}
    assert not ours - {"SHLVL", "PWD"}
    assert not [name for name in found if name.startswith(("AIRFLOW", "SYNCIO", "PG"))]
    assert b"planted-secret" not in executed
    assert found["HOME"] != os.environ.get("HOME")
    assert not Path(found["HOME"]).exists()


def test_a_cell_that_fails_is_named_with_its_error(tmp_path: Path) -> None:
    broken = notebook(tmp_path, "broken.ipynb", 'data = ""', "x = 1", "raise ValueError('no such\\nreview \\x1b[31m')")
    with pytest.raises(Terminal, match=r"broken\.ipynb failed in cell 3: ValueError: review \[U\+001B\]\[31m"):
        execute(broken, "d.json", b"{}", MINUTE)


def test_a_notebook_that_shows_no_report_is_refused(tmp_path: Path) -> None:
    silent = notebook(tmp_path, "silent.ipynb", 'data = ""', "1 + 1")
    with pytest.raises(Terminal, match=r"silent\.ipynb shows 0 reports"):
        execute(silent, "d.json", b"{}", MINUTE)


def test_a_notebook_that_takes_too_long_may_be_tried_again(notebooks: Path) -> None:
    with pytest.raises(Transient, match="SYNCIO_REPORT_TIMEOUT allows more"):
        execute(notebooks / "diff_report.ipynb", "review.json", b"{}", timedelta(milliseconds=1))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the state of processes from /proc")
def test_ending_a_run_ends_its_kernel_too(tmp_path: Path) -> None:
    tell = "import os, pathlib, time\npathlib.Path('new').write_text(str(os.getpid()))\nos.rename('new', 'pid')"
    slow = notebook(tmp_path, "slow.ipynb", 'data = ""', f"{tell}\ntime.sleep(600)")
    with subprocess.Popen(  # noqa: S603  # the command under test
        command(slow.name, ""), cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, text=True
    ) as process:
        until((tmp_path / "pid").exists)
        kernel = int((tmp_path / "pid").read_text())
        assert running(kernel)
        end(process)
    until(lambda: not running(kernel))


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(true: Callable[[], bool]) -> None:
    """Wait; a minute is enough for anything here."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_missing_notebook_is_said_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="SYNCIO_NOTEBOOKS"):
        execute(tmp_path / "absent.ipynb", "d.json", b"{}", MINUTE)


def test_a_notebook_that_is_no_notebook_is_said(tmp_path: Path) -> None:
    torn = tmp_path / "torn.ipynb"
    torn.write_text('{"cells": [')
    with pytest.raises(Terminal, match=r"papermill failed on torn\.ipynb: .*not appear to be JSON"):
        execute(torn, "d.json", b"{}", MINUTE)


def test_the_published_notebook_runs_again_where_it_rests(notebooks: Path, tmp_path: Path) -> None:
    frozen = encoded(diff_data())
    executed, fragment = execute(notebooks / "diff_report.ipynb", "review.json", frozen, MINUTE)
    (tmp_path / "diff_report.ipynb").write_bytes(executed)
    shutil.copy(tmp_path / "diff_report.ipynb", tmp_path / "kept.ipynb")
    _, again = execute(tmp_path / "kept.ipynb", "review.json", frozen, MINUTE)
    assert again == fragment
