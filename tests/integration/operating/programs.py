"""PostgreSQL's own programs, as an administrator runs them."""

import os
import subprocess
from pathlib import Path

from sqlalchemy.engine import make_url

from tests.sandbox.postgres.binaries import installed


def run_script(dsn: str, script: Path) -> None:
    """Run a file that `pg_dump` wrote."""
    _run("psql", dsn, "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--file", str(script))


def back_up(dsn: str, file: Path) -> None:
    """Back a database up into a file of pg_dump's own format."""
    _run("pg_dump", dsn, "--format=custom", f"--file={file}")


def restore(dsn: str, file: Path) -> None:
    """Put a database back to what the backup has, whatever it holds now."""
    _run("pg_restore", dsn, "--clean", "--if-exists", "--exit-on-error", "--single-transaction", str(file))


def _run(program: str, dsn: str, *arguments: str) -> None:
    """The password goes by way of the environment, which other users cannot see."""
    url = make_url(dsn)
    target = url._replace(password=None).render_as_string()
    done = subprocess.run(
        [installed() / program, f"--dbname={target}", *arguments],
        env=os.environ | {"PGPASSWORD": url.password or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
