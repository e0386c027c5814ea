""".env, made from .env.example by the command that stands in it."""

import os
import subprocess
from pathlib import Path

from tests.compose.composition import ROOT

EXAMPLE = ROOT / ".env.example"


def names() -> list[str]:
    """The variables that .env.example asks for."""
    return [name for line in EXAMPLE.read_text().splitlines() if (name := line.partition("=")[0]).isidentifier()]


def made(folder: Path) -> dict[str, str]:
    """The variables of a fresh .env; those that somebody else gives are empty."""
    (folder / ".env.example").write_text(EXAMPLE.read_text())
    (command,) = (line.removeprefix("#").strip() for line in EXAMPLE.read_text().splitlines() if "umask 077;" in line)
    shell = ["sh", "-c", command]
    subprocess.run(shell, cwd=folder, env={"PATH": os.environ["PATH"]}, check=True)  # noqa: S603  # ours
    lines = (line.partition("=") for line in (folder / ".env").read_text().splitlines() if not line.startswith("#"))
    return {name: value for name, equals, value in lines if equals}
