"""What a running stack tells other processes: where it answers, and whose it is."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from tests.sandbox.postgres.embedded import free_port
from tests.sandbox.stack.keys import write_private
from tests.sandbox.stack.recorded import Recorded


@dataclass(frozen=True, repr=False)
class State:
    """Ports on 127.0.0.1, the fronts' tokens, and the program that will end the stack (None: it runs on)."""

    api_port: int
    standin_port: int
    notebooks_port: int
    desk_port: int
    broker_port: int
    notebooks_token: str
    desk_token: str
    owner: Recorded | None

    @classmethod
    def new(cls, *, owned: bool) -> Self:
        """Free ports; `owned` where the program that asks will end the stack."""
        owner = Recorded.of("owner", os.getpid()) if owned else None
        return cls(
            api_port=free_port(),
            standin_port=free_port(),
            notebooks_port=free_port(),
            desk_port=free_port(),
            broker_port=free_port(),
            notebooks_token=secrets.token_urlsafe(24),
            desk_token=secrets.token_urlsafe(24),
            owner=owner,
        )

    @classmethod
    def read(cls, path: Path) -> Self | None:
        if not path.exists():
            return None
        kept = json.loads(path.read_text())
        return cls(**kept | {"owner": Recorded(**kept["owner"]) if kept["owner"] else None})

    def write(self, path: Path) -> None:
        write_private(path, json.dumps(asdict(self)))

    @property
    def claimed(self) -> bool:
        """Whether it is meant to run: nobody's to end, or its owner lives."""
        return self.owner is None or self.owner.process() is not None

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.api_port}"

    @property
    def notebooks(self) -> str:
        return f"http://127.0.0.1:{self.notebooks_port}"

    @property
    def desk(self) -> str:
        return f"http://127.0.0.1:{self.desk_port}"
