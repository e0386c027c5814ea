"""One line of a check."""

from typing import Literal

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """`where`: the table, or table.column; `what` is wrong there, and what to `do`. `kind` names it for programs."""

    severity: Literal["error", "note"]
    kind: str
    where: str
    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.severity:<5}  {self.where}: {self.what}; {self.do}"


def error(kind: str, where: str, what: str, do: str) -> Finding:
    return Finding("error", kind, where, what, do)


def note(kind: str, where: str, what: str, do: str) -> Finding:
    return Finding("note", kind, where, what, do)
