"""One client's second day, played stage by stage; after each stage everything is kept, to begin there again."""

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.kills import forks
from tests.faults.kills.digest import Digest, digest
from tests.faults.kills.halves import halves
from tests.faults.kills.overseer import Overseer
from tests.faults.kills.snapshots import Snapshots
from tests.faults.kills.stages import STAGES, World

if TYPE_CHECKING:
    from tests.faults.kills.points import Point

ROUTE = list(STAGES)
BUSY = "SELECT FROM pg_stat_activity WHERE application_name LIKE 'syncio%%' AND datname = %s"


class Way:
    """The second day. `start` is how it begins; `points` and `digests` are what an undisturbed run of a stage has."""

    def __init__(
        self, world: World, staging: Overseer, factors: Overseer, reports: Path, renew: Callable[[Overseer], None]
    ) -> None:
        self.world = world
        self._renew = renew
        self.staging, self.factors = staging, factors
        self._reports = reports
        self._kept = (Snapshots(staging, "syncio"), Snapshots(factors, "public", "integration"))
        self.points: dict[str, list[Point]] = {}
        self.digests: dict[str, Digest] = {}

    def play_through(self) -> None:
        """Run every stage undisturbed, each in a process of its own."""
        self._keep("start")
        for stage in ROUTE:
            ended = forks.run([partial(STAGES[stage], self.world)])
            assert not ended.error, ended.error
            self.points[stage] = sorted(set(ended.points), key=ended.points.index)
            self.digests[stage] = self.digest()
            self._keep(stage)

    def begin(self, stage: str) -> None:
        """Put everything back to what it was before a stage; but for the refresh token, which does not live on."""
        name = (["start", *ROUTE])[ROUTE.index(stage)]
        for kept in self._kept:
            kept.restore(name)
        shutil.rmtree(self._reports)
        shutil.copytree(self._folder(name), self._reports)
        self._renew(self.staging)

    def run(self, *stages: str) -> None:
        """Run stages in this process, one after the other."""
        for stage in stages:
            STAGES[stage](self.world)

    def digest(self) -> Digest:
        return digest(self.staging, self.factors, self._reports)

    def halves(self) -> Digest:
        return halves(self.staging, self.factors, self._reports)

    def forget(self) -> None:
        """Hold no session at any server."""
        self.staging.forget()
        self.factors.forget()

    def wait_until_quiet(self) -> None:
        """Until PostgreSQL has ended the sessions of processes that were killed: what they asked for last is done."""
        deadline = time.monotonic() + 20
        for overseer in (self.staging, self.factors):
            while overseer.rows(BUSY, [overseer.database]):
                assert time.monotonic() < deadline, "a session outlives its process"
                time.sleep(0.002)

    def _keep(self, name: str) -> None:
        for kept in self._kept:
            kept.keep(name)
        shutil.copytree(self._reports, self._folder(name))

    def _folder(self, name: str) -> Path:
        return self._reports.with_name(f"kept {name}")


def rest_of(stage: str) -> list[str]:
    """The stages that come after one."""
    return ROUTE[ROUTE.index(stage) + 1 :]
