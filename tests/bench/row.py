"""A measured figure beside its goal."""

from typing import Self

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One goal. `limit` is what a bare program took in the same run: `goal` then binds `ratio`, else `value`."""

    name: str
    value: float
    unit: str
    limit: float | None
    ratio: float | None
    goal: float
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
    def exactly(cls, name: str, value: float, unit: str, goal: float) -> Self:
        return cls(name, value, unit, None, None, goal, value == goal)
