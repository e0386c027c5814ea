"""What `postmaster.pid` says about a server, believed only if the process is the server of that data folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil  # type: ignore[import-untyped]


@dataclass(frozen=True)
class Postmaster:
    """A running server: its process id and TCP port."""

    pid: int
    port: int

    @classmethod
    def of(cls, data: Path) -> Self | None:
        """The server that runs on this data folder, whoever started it; None where there is none.

        A pid alone proves nothing: after a crash or a reboot another process may have got it. The server's working
        directory is its data folder, and no other process's is.
        """
        try:
            lines = (data / "postmaster.pid").read_text().splitlines()
            found = cls(pid=int(lines[0]), port=int(lines[3]))
            process = psutil.Process(found.pid)
            ours = process.name() == "postgres" and Path(process.cwd()) == data
        except (OSError, ValueError, IndexError, psutil.Error):
            return None
        return found if ours else None
