"""What goes wrong in honest books, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.histories import days
from tests.histories.desk import Desk
from tests.histories.documents import Document

Act = Callable[[Desk, Document], None]


@dataclass(frozen=True)
class Mishap:
    """Of so many invoices (`rate`) one has it. `allowed`: rules that RULES.md, read literally, lets block it.

    `of`: the only habit that has it, where there is one.
    """

    name: str
    rate: float
    act: Act
    allowed: tuple[str, ...] = ()
    of: str = ""


def happen(mishap: Mishap, desk: Desk, document: Document) -> None:
    document.habit, document.allowed = mishap.name, (*document.allowed, *mishap.allowed)
    document.taken = True
    mishap.act(desk, document)


def at_once(desk: Desk, document: Document) -> datetime:
    """Within the hour, before the day's comparison."""
    return document.at + timedelta(minutes=desk.dice.randint(15, 50))


def next_day(desk: Desk, document: Document) -> datetime:
    """After the first comparison; the lender pays out only on what comes of it."""
    at = desk.session(desk.day(days.compared(document.at)) + timedelta(days=1))
    document.advanced = days.advanced(at)
    return at


def after_advance(desk: Desk, document: Document) -> datetime:
    """In the days after the lender paid out."""
    document.advanced = document.advanced or days.advanced(document.at)
    return desk.session(desk.day(document.advanced) + timedelta(days=desk.dice.randint(1, 5)))
