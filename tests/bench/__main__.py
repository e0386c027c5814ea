"""`make bench`: measures every goal, prints the table, writes `var/bench/summary.json`.

ONLY=first_pull,push   these rows alone (a part is run whole)
N=10000                with so many invoices in place of the goal's number
"""

import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from tests.bench import parts
from tests.bench.row import Row
from tests.bench.table import lines
from tests.sandbox.stack import signals

SUMMARY = Path(__file__).resolve().parents[2] / "var" / "bench" / "summary.json"


def main() -> int:
    wanted = [name for name in os.environ.get("ONLY", "").split(",") if name]
    names = [part for part in all_parts() if not wanted or set(wanted) & set(rows_of(part))]
    if not names:
        print(
            f"ONLY={','.join(wanted)} names no row: {', '.join(row for part in all_parts() for row in rows_of(part))}"
        )
        return 2
    measured: list[Row] = []
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        measured += in_a_process(name)
    SUMMARY.parent.mkdir(parents=True, exist_ok=True)
    SUMMARY.write_bytes(msgspec.json.format(msgspec.json.encode(measured)) + b"\n")
    print("\n".join(lines(measured)))
    return 0 if all(row.holds for row in measured) else 1


def all_parts() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(parts.__path__))


def rows_of(part: str) -> tuple[str, ...]:
    rows: tuple[str, ...] = importlib.import_module(f"tests.bench.parts.{part}").ROWS
    return rows


def in_a_process(part: str) -> list[Row]:
    """Measure a part in a process of its own, so that neither memory nor imports of another count."""
    with tempfile.NamedTemporaryFile(prefix="syncio-bench-") as file:
        argv = [sys.executable, "-m", "tests.bench", part, file.name]
        with subprocess.Popen(argv) as process:
            try:
                code = process.wait()
            except BaseException:
                with signals.undisturbed():  # the part ends its servers before it goes
                    process.terminate()
                    process.wait()
                raise
        if code:
            raise subprocess.CalledProcessError(code, argv)
        return msgspec.json.decode(Path(file.name).read_bytes(), type=list[Row])


def measured_here(part: str, file: str) -> int:
    size = os.environ.get("N")
    found: list[Row] = [*importlib.import_module(f"tests.bench.parts.{part}").measure(int(size) if size else None)]
    Path(file).write_bytes(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    signals.unwinding()
    sys.exit(measured_here(*sys.argv[1:]) if len(sys.argv) > 1 else main())
