"""What all schedules of one process share: two databases, a stand-in Xero, a folder for reports.

Waiting takes time on the schedule's clock alone, and papermill is left out: its notebooks have tests of their own.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
from sqlalchemy.engine import make_url
from tenacity import Retrying

from syncio.settings import Settings
from syncio.stores.reports.folder import Folder
from tests.faults.schedules.books import Books, Door, opened_door
from tests.faults.schedules.clock import Clock
from tests.faults.schedules.line import CURRENT
from tests.faults.schedules.program import Program, wait_until_gone
from tests.integration.staged.database import Database
from tests.sandbox.postgres import Logins, Scratch

FAST = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it
#: After so many schedules the tables are cut instead of emptied, which costs more and leaves no holes.
CUT_EVERY = 50


class Ground:
    """`clock` and `books` are of the schedule that is being played."""

    def __init__(self, staging: str, factors: str, push_url: str, door: Door, reports: Path) -> None:
        self.staging, self.factors = Database(staging, "syncio"), Database(factors, "public,integration")
        self.door, self.reports = door, reports
        self.clock = Clock()
        self.settings = Settings(reports.as_uri(), (), timedelta(minutes=5), Path(), timedelta(minutes=1))
        self._admin: psycopg.Connection[Any] = psycopg.connect(staging, autocommit=True)
        self._programs = [Program(staging, push_url, partial(wait_until_gone, self._admin)) for _ in range(2)]
        self._played = 0

    @property
    def program(self) -> Program:
        return self._programs[0]

    @property
    def other_program(self) -> Program:
        return self._programs[1]

    def books(self, seed: int) -> Books:
        """Empty databases, a clock at its beginning, and a client's books."""
        cut = self._played % CUT_EVERY == 0
        self._played += 1
        empty(self.staging, "syncio", cut)
        empty(self.factors, "public,integration", cut)
        self.clock = Clock()
        self.door.books = Books(seed, self.clock)
        return self.door.books

    def close(self) -> None:
        for program in self._programs:
            program.close()
        for database in (self.staging, self.factors):
            database.close()
        self._admin.close()

    def sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)


def empty(database: Database, schemas: str, cut: bool) -> None:
    """Remove all rows but the migration's."""
    tables = database.rows(
        "SELECT format('%%I.%%I', schemaname, tablename) AS name FROM pg_tables"
        " WHERE schemaname = ANY(string_to_array(%s, ',')) AND tablename <> 'alembic_version'",
        schemas,
    )
    names = [row["name"] for row in tables]
    deletes = " ".join(f"DELETE FROM {name};" for name in names)  # noqa: S608  # names are the catalogue's
    command = f"TRUNCATE {', '.join(names)};" if cut else deletes
    database.rows(f"DO $$ BEGIN SET LOCAL session_replication_role = replica; {command} END $$")


@contextmanager
def laid(scratch: Scratch, logins: Logins, staging: str, factors: str) -> Iterator[Ground]:
    """The ground of one process, on copies of the templates `staging` and `factors`."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=FAST if FAST.is_dir() else None))
        door = stack.enter_context(opened_door())
        book = scratch.create(factors)
        push_url = logins.dsn("factors_push", str(make_url(book).database))
        ground = Ground(scratch.create(staging), book, push_url, door, Path(folder))
        stack.callback(ground.close)
        stack.enter_context(patch("syncio.rest.Retrying", partial(Retrying, sleep=ground.sleep)))
        stack.enter_context(patch("syncio.stages.push.PAUSES", (0.0, 0.0)))
        stack.enter_context(patch("syncio.stages.report.execute", drawn))
        stack.enter_context(patch.object(Folder, "write", struck(Folder.write)))
        yield ground


def drawn(_notebook: Path, _data: str, frozen: bytes, _timeout: timedelta) -> tuple[bytes, str]:
    """A page in place of papermill's: the same for the same frozen file, another for another."""
    return b"{}", f"<p>{hashlib.sha256(frozen).hexdigest()}</p>"


def struck(write: Any) -> Any:
    """A folder's `write` as a side effect of the process that is at work."""

    def written(folder: Folder, name: str, content: bytes) -> None:
        line = CURRENT.get()
        if line is None:
            write(folder, name, content)
            return
        with line.passing("folder"):
            write(folder, name, content)

    return written
