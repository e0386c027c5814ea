"""dag_parse: what every DAG file costs Airflow's parser beyond importing Airflow, as its processes pay it.

A fresh process imports Airflow first, with every module of it that the DAG files will ask for (a process before it
tells which), then parses `dags/`: our own imports, the DAGs and their operators. The value is the median of five.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

from tests.bench.parsing import Parsed
from tests.bench.row import Row

ROWS = ("dag_parse",)
ROOT = Path(__file__).resolve().parents[3]
TIMES = 5


def measure(size: int | None) -> Iterator[Row]:  # noqa: ARG001  # there are as many DAGs as there are
    with tempfile.TemporaryDirectory(prefix="syncio-bench-") as folder:
        home, modules = Path(folder, "airflow"), Path(folder, "modules")
        modules.write_text("\n".join(parsed(home).more))  # a first Airflow also makes its files
        told = [parsed(home, str(modules)) for _ in range(TIMES)]
    print(f"importing Airflow: {median(each.imports for each in told):.2f} s", file=sys.stderr)
    yield Row.at_most("dag_parse", median(each.parsing for each in told), "s", 0.5)


def parsed(home: Path, *lists: str) -> Parsed:
    """Parse once, in an environment as Airflow's DAG processor has it."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}",
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.bench.parsing", str(ROOT / "dags"), *lists]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    told = msgspec.json.decode(done.stdout.rpartition(b"\n")[2], type=Parsed)
    if told.errors or told.dags != len(list((ROOT / "dags").glob("*.py"))):
        raise AssertionError(f"{told.dags} DAGs, errors: {told.errors}")
    return told
