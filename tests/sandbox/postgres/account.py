"""Which operating-system user PostgreSQL runs as, and where that user can reach its files."""

import hashlib
import os
import pwd
import stat
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class PostgresError(RuntimeError):
    """The embedded server could not do what was asked; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """The user that PostgreSQL runs as: ourselves, or `nobody` when we are root (PostgreSQL refuses root)."""

    uid: int
    gid: int
    dropped: bool

    @classmethod
    def for_postgres(cls) -> Self:
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), dropped=False)
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid, dropped=True)

    def run(self, argv: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as this user, in a session of its own so that Ctrl-C does not reach it."""
        return subprocess.run(
            [str(part) for part in argv],
            cwd="/",
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            check=False,
            user=self.uid if self.dropped else None,
            group=self.gid if self.dropped else None,
            extra_groups=[] if self.dropped else None,
        )

    def give(self, path: Path) -> None:
        """Make this user the owner of one of our own files or folders."""
        os.chown(path, self.uid, self.gid)

    def place(self, state: Path) -> Path:
        """Where programs, data and log go: `state` itself, or for root a private folder that `nobody` can reach.

        Root's checkout may lie under a folder that others cannot enter (a 0700 home), whose permissions are not ours
        to change.
        """
        if not self.dropped:
            return state
        return Path("/var/lib").resolve() / f"syncio-{hashlib.sha256(bytes(state)).hexdigest()[:16]}"

    def make(self, place: Path) -> None:
        """Make the folder where it is missing: root's own, `nobody` may only enter it.

        :raises PostgresError: where somebody else made or opened it.
        """
        if not self.dropped:
            return
        if not place.exists():
            place.mkdir(mode=0o700, parents=True)
            os.chown(place, 0, self.gid)
            place.chmod(0o750)
        found = place.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or stat.S_IMODE(found.st_mode) != 0o750:
            raise PostgresError(f"{place} is not the private folder that was made here: look at it, then remove it")
