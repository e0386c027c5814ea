"""The secrets of one stack: made once, kept in a file of ours alone."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from cryptography.fernet import Fernet

ROLES: Mapping[str, str] = {"admin": "admin", "reviewer": "user", "reviewer2": "user", "viewer": "viewer"}


def write_private(path: Path, text: str) -> None:
    """Write a file (0600) that appears whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    unfinished.replace(path)


@dataclass(frozen=True, repr=False)
class Keys:
    """What Airflow's processes must agree on, and SyncIO's own keys."""

    jwt: str
    session: str
    airflow_fernet: str
    syncio_fernet: str
    broker: str
    anchor: str

    @classmethod
    def new(cls) -> Self:
        airflow, syncio, anchor = (Fernet.generate_key().decode() for _ in range(3))
        return cls(secrets.token_hex(32), secrets.token_hex(32), airflow, syncio, secrets.token_hex(16), anchor)

    @classmethod
    def kept_in(cls, path: Path) -> Self:
        """The keys of a file; those that it lacks are made and added."""
        known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        keys = cls(**asdict(cls.new()) | known)
        if asdict(keys) != known:
            write_private(path, json.dumps(asdict(keys)))
        return keys


def passwords_kept_in(path: Path) -> dict[str, str]:
    """The users' passwords, in the JSON file that Airflow's simple auth manager reads."""
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    passwords = {user: known.get(user) or secrets.token_urlsafe(12) for user in ROLES}
    if passwords != known:
        write_private(path, json.dumps(passwords))
    return passwords
