"""A shell on a house whose Airflow has FAB as its auth manager."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.shell import ROOT, Outcome, Shell

FAB = "airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager"


@pytest.fixture(scope="session")
def unmigrated(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell as it is before `airflow db migrate`."""
    home = tmp_path_factory.mktemp("fab")
    return Shell(
        {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}",
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__AUTH_MANAGER": FAB,
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        }
    )


@pytest.fixture(scope="session")
def database(unmigrated: Shell) -> Path:
    """Airflow's database, with tables and no role of SyncIO's."""
    python(unmigrated, "airflow_tables")
    return Path(unmigrated.environment["AIRFLOW_HOME"]) / "airflow.db"


@pytest.fixture(scope="session")
def first(unmigrated: Shell, database: Path) -> Outcome:  # noqa: ARG001  # its tables are there
    """What the command answers the first time."""
    return roles(unmigrated, "--json")


def roles(shell: Shell, *words: str) -> Outcome:
    """Run the command in a process of its own: FAB's imports warn, and stay imported."""
    with shell.start("roles", *words) as process:
        out, err = process.communicate(timeout=120)
    return Outcome(process.returncode, out, err)


def python(shell: Shell, module: str, given: Any = None) -> str:
    """Run a module of this folder; what it prints."""
    command = [sys.executable, "-m", f"tests.fab.{module}"]
    done = subprocess.run(  # noqa: S603  # ourselves
        command, env=shell.environment, cwd=ROOT, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
