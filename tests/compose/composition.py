"""docker-compose.yaml as Compose reads it: merge keys resolved, variables put in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docker-compose.yaml"

_DOLLAR = re.compile(r"\$(?:(\$)|\{([A-Za-z_]\w*)(?:(:\?|:-)([^{}$]*))?\}|)")


class InterpolationError(ValueError):
    """A variable that is required is not set, or a dollar begins nothing that Compose knows."""


@dataclass(frozen=True)
class Service:
    """One service; `raw` is all that the file says of it.

    :param health: the argv that tells whether it is well, if it has one.
    :param needs: the services that come first, each with the condition it must meet.
    """

    name: str
    raw: Mapping[str, Any]
    environment: Mapping[str, str]
    command: tuple[str, ...]
    health: tuple[str, ...]
    needs: Mapping[str, str]

    @classmethod
    def of(cls, name: str, raw: Mapping[str, Any]) -> Self:
        kind, *test = raw.get("healthcheck", {}).get("test", ["NONE"])
        needs = {other: need["condition"] for other, need in raw.get("depends_on", {}).items()}
        health = {"CMD": test, "CMD-SHELL": ["sh", "-c", *test], "NONE": []}[kind]
        return cls(name, raw, raw.get("environment", {}), tuple(raw.get("command", ())), tuple(health), needs)

    @property
    def ours(self) -> bool:
        """Whether it runs our own image."""
        return "build" in self.raw


def load() -> dict[str, Any]:
    """The file as it stands, before any variable is put in."""
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return loaded


def services(variables: Mapping[str, str]) -> dict[str, Service]:
    """All services, those of profiles too.

    :raises InterpolationError: where a required variable is missing or empty.
    """
    return {name: Service.of(name, interpolated(raw, variables)) for name, raw in load()["services"].items()}


def interpolated(value: Any, variables: Mapping[str, str]) -> Any:
    """Put variables into every text, as Compose does for `${NAME}`, `${NAME:-default}`, `${NAME:?message}` and `$$`.

    Stricter than Compose: any other form is an error, and so is a `${NAME}` that is not set.
    """
    if isinstance(value, dict):
        return {key: interpolated(item, variables) for key, item in value.items()}
    if isinstance(value, list):
        return [interpolated(item, variables) for item in value]
    return _DOLLAR.sub(lambda found: _replacement(found, variables), value) if isinstance(value, str) else value


def _replacement(found: re.Match[str], variables: Mapping[str, str]) -> str:
    escaped, name, operator, rest = found.groups()
    if escaped:
        return "$"
    if not name:
        raise InterpolationError(f"a dollar begins nothing: {found.string[found.start() : found.start() + 20]}")
    if given := variables.get(name):
        return given
    if operator == ":-":
        return str(rest)
    raise InterpolationError(f"required variable {name} is missing a value: {rest or ''}")


def required(value: Any) -> Iterator[tuple[str, str]]:
    """Every variable that must be given, with the message that asks for it, as often as it occurs."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from required(item)
    elif isinstance(value, str):
        yield from ((name, rest) for _, name, operator, rest in _DOLLAR.findall(value) if operator == ":?")
