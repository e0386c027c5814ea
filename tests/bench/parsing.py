"""Parsing the DAG files in a process of its own: `python -m tests.bench.parsing FOLDER [MODULES]`.

First it imports Airflow: its parser, and those of its modules that the file MODULES lists, one a line. Then it parses
every DAG file of FOLDER. Standard output: JSON of both durations, and the modules of Airflow that parsing imported.
"""

import importlib
import sys
import warnings
from pathlib import Path
from time import perf_counter

import msgspec


class Parsed(msgspec.Struct):
    """Seconds; `more`: what of Airflow was imported only while DAGs were parsed."""

    imports: float
    parsing: float
    dags: int
    errors: dict[str, str]
    more: list[str]


def main(folder: str, *lists: str) -> None:
    warnings.simplefilter("ignore")  # of Airflow's own dependencies
    started = perf_counter()
    from airflow.dag_processing.dagbag import DagBag  # noqa: PLC0415  # this import is what is measured

    for name in (name for file in lists for name in Path(file).read_text().split()):
        importlib.import_module(name)
    imported, before = perf_counter(), set(sys.modules)
    bag = DagBag(folder)
    parsed = perf_counter()
    more = sorted(name for name in set(sys.modules) - before if name.partition(".")[0] == "airflow")
    told = Parsed(imported - started, parsed - imported, len(bag.dags), bag.import_errors, more)
    sys.stdout.write(msgspec.json.encode(told).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])
