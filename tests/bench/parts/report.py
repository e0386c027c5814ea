"""report: the diff report of 500 changes, from the database to files on disk, against a bare kernel.

The bare kernel runs an empty notebook through the same runner, in the same run. `report` is the median of five
differences, each of a report and a bare kernel one after the other; `report_size` is the page's size.
"""

import dataclasses
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from syncio.reports.execution import execute
from syncio.settings import Settings, settings
from syncio.stages.compare import compare
from syncio.stages.report import diff_report
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, opened
from tests.bench.ground import server
from tests.bench.parts.compare import fill
from tests.bench.row import Row

ROWS = ("report", "report_size")
CHANGES, TIMES = 500, 5
PAGE = "diff_report.html"


def measure(size: int | None) -> Iterator[Row]:
    """:param size: so many changes."""
    count = size or CHANGES
    with server() as scratch, tempfile.TemporaryDirectory(prefix="syncio-bench-") as folder:
        dsn = scratch.create()
        funding = fill(dsn, 2 * count, count)
        with opened(dsn) as connection:
            review = compare(connection, Clients(connection).get("Compared"), funding).opened
            kept = dataclasses.replace(settings(), reports_url=Path(folder).as_uri())
            pairs = [(reported(connection, review or 0, kept), bare(kept)) for _ in range(TIMES)]
        [page] = Path(folder).rglob(PAGE)
        print(f"a bare kernel: {median(kernel for _, kernel in pairs):.2f} s", file=sys.stderr)
        yield Row.at_most("report", median(whole - kernel for whole, kernel in pairs), "s", 1)
        yield Row.at_most("report_size", page.stat().st_size / 1000, "kB", 250)


def reported(connection: Connection, review: int, kept: Settings) -> float:
    """Seconds that a report takes whose record and files are not there."""
    folder = Path(kept.reports_url.removeprefix("file://"))
    shutil.rmtree(folder, ignore_errors=True)
    connection.rollback()
    with connection.transaction(force_rollback=True):
        start = perf_counter()
        diff_report(connection, review, kept)
        return perf_counter() - start


def bare(kept: Settings) -> float:
    """Seconds that the runner takes for a notebook that shows one constant."""
    notebook = json.loads((kept.notebooks / "diff_report.ipynb").read_text())
    *others, last = notebook["cells"]
    show = {**last, "source": ["from IPython.display import HTML\n", "HTML('empty')"]}
    cells = [cell for cell in others if "parameters" in cell["metadata"].get("tags", ())]
    with tempfile.TemporaryDirectory(prefix="syncio-bench-") as folder:
        empty = Path(folder, "empty.ipynb")
        empty.write_text(json.dumps({**notebook, "cells": [*cells, show]}))
        start = perf_counter()
        execute(empty, "data.json", b"{}", kept.report_timeout)
        return perf_counter() - start
