"""A measured figure beside its goal."""

from typing import Self

import msgspec


class Row(msgspec.Struct, frozen=True):
    """A figure. `limit` is what a bare program took in the same run: `goal` then binds `ratio`, else `value`.

    Without a goal it is only told, and always holds.
    """

    name: str
    value: float
    unit: str
    limit: float | None
    ratio: float | None
    goal: float | None
    holds: bool

    @classmethod
    def against(cls, name: str, value: float, limit: float, unit: str, goal: float) -> Self:
        """Hold `value` against a bare program's: at most `goal` times."""
        ratio = value / limit
        return cls(name, value, unit, limit, ratio, goal, ratio <= goal)

    @classmethod
    def at_most(cls, name: str, value: float, unit: str, goal: float) -> Self:
        return cls(name, value, unit, None, None, goal, value <= goal)

    @classmethod
    def at_least(cls, name: str, value: float, unit: str, goal: float) -> Self:
        return cls(name, value, unit, None, None, goal, value >= goal)

    @classmethod
    def told(cls, name: str, value: float, unit: str) -> Self:
        return cls(name, value, unit, None, None, None, True)

    @classmethod
    def exactly(cls, name: str, value: float, unit: str, goal: float) -> Self:
        return cls(name, value, unit, None, None, goal, value == goal)
