"""Defects to plant, a guard of the product taken away each, and the invariants that must then be reported as broken.

They are for the runner's own test: one that cannot find these finds nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from typing import Any
from unittest.mock import patch
from weakref import WeakSet

from syncio.domain.change import Change
from syncio.domain.ports import Page, Stream
from syncio.domain.review import Capacity, Decision
from syncio.stages.pull import Run
from syncio.stores.database import statement
from syncio.stores.factors.ledger import recorded
from syncio.stores.holds import Holds
from syncio.stores.reviews import Ledger
from syncio.stores.staging import Staging
from tests.faults.schedules.world import OVERLAP

UNAPPROVED = "nothing unapproved in FactorS"
CURSOR = "the cursor is never past something unstored"
INCOMPLETE = "a completed pull is complete"
OTHER = "FactorS holds what was approved"
NEVER = "what was approved arrives"
UNHELD = "what became less is held within a pull"
TWICE = "nothing is held twice"


@dataclass(frozen=True)
class Defect:
    """Found as any of these invariants, by schedules of these acts; `first`, the seed that is played first."""

    planted: Callable[[], AbstractContextManager[Any]]
    found_as: frozenset[str]
    acts: tuple[str, ...]
    first: int


def defect(
    planted: Callable[[], AbstractContextManager[Any]], *found_as: str, acts: str = "", first: int = 0
) -> Defect:
    return Defect(planted, frozenset(found_as), tuple(acts.split()), first)


def no_op(*_: Any, **__: Any) -> None:
    """Do nothing where a guard stood."""


def altered(module: str, name: str, *parts: tuple[str, str]) -> AbstractContextManager[Any]:
    """A statement of a store with parts of it replaced, old by new."""
    for old, _ in parts:
        assert old in statement("releases", name), f"{name}.sql no longer says {old!r}"

    def changed(*which: str) -> str:
        return reduce(lambda text, part: text.replace(*part), parts, statement(*which))

    return patch(f"syncio.stores.releases.{module}.statement", changed)


def whatever_was_shown(ledger: Ledger, who: Capacity, decisions: Sequence[Decision]) -> None:
    """A decision counts for the change as it is, not as it was shown."""
    ledger._connection.execute(  # noqa: SLF001  # a defect has no manners
        "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
        " SELECT id, client, hash, v.verdict, v.reason, %s"
        " FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS v (change, verdict, reason)"
        " JOIN change ON id = v.change",
        [who.user, *map(list, zip(*((one.change, one.verdict, one.reason) for one in decisions), strict=True))],
    )


def cursor_first(run: Run, stream: Stream, page: Page, due: set[str]) -> set[str]:
    """The cursor moves with the first page of a list."""
    found = staged_page(run, stream, page, due)
    run.staging.advance(stream, run.clock() - OVERLAP)
    return found


staged_page = Run.page


def asked_late(connection: Any, postings: Sequence[Any]) -> dict[Any, Any]:
    """The ledger is asked only once something was written."""
    if connection in ASKED:
        return recorded(connection, postings)
    ASKED.add(connection)
    return {}


ASKED: WeakSet[Any] = WeakSet()


def unbound() -> AbstractContextManager[Any]:
    stack = patch.multiple("syncio.stages.review", refuse_stale=no_op)
    return Both(stack, patch.object(Ledger, "record", whatever_was_shown))


class Both:
    """Two defects that are one."""

    def __init__(self, first: AbstractContextManager[Any], second: AbstractContextManager[Any]) -> None:
        self._both = (first, second)

    def __enter__(self) -> None:
        for one in self._both:
            one.__enter__()

    def __exit__(self, *error: object) -> None:
        for one in reversed(self._both):
            one.__exit__(*error)


advance = Staging.advance


def ahead(staging: Staging, stream: Stream, since: datetime) -> None:
    """The cursor is where the reading began, and a little more."""
    advance(staging, stream, since + OVERLAP + timedelta(minutes=1))


DEFECTS: Mapping[str, Defect] = {
    "the ledger is not asked before writing": defect(
        lambda: patch("syncio.stores.factors.book.recorded", asked_late),
        *(NEVER, OTHER, UNAPPROVED, "nothing twice", "sums equal to the cent", "comes to rest", "recovers"),
        acts="edit pull compare agree finish push",
        first=25,
    ),
    "a decision is not bound to what was shown": defect(
        unbound, UNAPPROVED, acts="edit pull compare decide decide decide finish push", first=6
    ),
    "one person is enough": defect(
        lambda: patch.object(Change, "approvals_needed", property(lambda _: 1)),
        UNAPPROVED,
        acts="fund edit edit pull compare decide finish push",
        first=5,
    ),
    "anybody's approval counts": defect(
        lambda: altered(
            *("issued", "decided"),
            ("p.authority) FROM approval p WHERE", "p.user_name) FROM decision p WHERE p.verdict = 'approve' AND"),
            ("change_state s ON s.change = c.id AND s.state = 'approved'", "decision s ON s.change = c.id"),
        ),
        UNAPPROVED,
        acts="edit pull compare forge forge finish push",
    ),
    "a changed report does not matter": defect(
        lambda: patch("tests.faults.schedules.world.verify_reports", no_op),
        UNAPPROVED,
        acts="edit pull compare report tamper agree finish push",
    ),
    "the cursor moves with the first page": defect(
        lambda: patch.object(Run, "page", cursor_first), CURSOR, acts="edit edit edit wait pull"
    ),
    "the cursor goes by our clock alone": defect(
        lambda: patch("syncio.rest.http_time", lambda _: None), CURSOR, INCOMPLETE, acts="skew edit pull", first=5
    ),
    "the next reading does not reach back": defect(
        lambda: patch.object(Staging, "advance", ahead), CURSOR, INCOMPLETE, acts="edit pull"
    ),
    "what cannot be read is dropped": defect(
        lambda: patch.object(Staging, "quarantine", no_op), CURSOR, INCOMPLETE, acts="edit pull"
    ),
    "push does not look at the head": defect(
        lambda: altered("queue", "claimed", ("AS current,", "OR true AS current,")),
        UNAPPROVED,
        acts="edit pull compare agree finish edit pull push",
    ),
    "what became less is not held": defect(
        lambda: patch("syncio.stages.holds.decide_client", no_op), UNHELD, acts="edit edit edit pull hold"
    ),
    "what stands is not looked at": defect(
        lambda: patch.object(Holds, "kept", lambda *_: {}), TWICE, acts="edit edit edit pull hold hold"
    ),
    "FactorS's row is not looked at": defect(
        lambda: patch("syncio.stores.factors.book.check_before", no_op),
        OTHER,
        "FactorS's debtors are as approved",
        acts="change_by_hand change_by_hand edit edit pull compare agree finish push",
        first=5,
    ),
}
