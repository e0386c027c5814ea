"""backtest: what the rules would have caught, day by day, over the versions that were staged; nothing is written."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import msgspec

from syncio.domain.change import SEVERITIES, Change, Flag
from syncio.domain.client import Client
from syncio.domain.rules import RULES
from syncio.errors import Invalid
from syncio.stages.changes import find_changes
from syncio.stores.backtest import Past
from syncio.stores.clients import Clients
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.thresholds import thresholds_of
from syncio.stores.database import Connection, translated

log = logging.getLogger(__name__)
#: So many are named of what another setting would catch more, or no longer.
EXAMPLES = 5


class Example(msgspec.Struct, frozen=True):
    """One flag: whose, of which invoice, on which day, and what it says."""

    client: str
    number: str
    day: date
    severity: str
    sentence: str


class Caught(msgspec.Struct, kw_only=True):
    """What one rule caught, by severity; `more` and `fewer` are what the other settings change, with examples."""

    rule: str
    block: int = 0
    look: int = 0
    info: int = 0
    more: int = 0
    fewer: int = 0
    examples_more: list[Example] = []
    examples_fewer: list[Example] = []


class Backtested(msgspec.Struct, kw_only=True):
    """`changes` were looked at; by the settings as they are, `flagged` had a flag and `blocked` were blocked."""

    since: date
    until: date
    clients: int
    changes: int = 0
    flagged: int = 0
    blocked: int = 0
    rules: list[Caught]


def backtest(
    connection: Connection, since: date, until: date, client: str | None = None,
    settings: Sequence[tuple[str, str, Decimal]] = (),
) -> Backtested:  # fmt: skip
    """Compare each day's versions with what was approved when the day began.

    :param client: one client; every client where left out.
    :param settings: thresholds as (rule, name, value), to be held against those that are.
    :raises Misconfigured: where a threshold is unknown or out of its range.
    :raises Invalid: where the last day is before the first.
    """
    if until < since:
        raise Invalid("the last day is before the first", since=since, until=until)
    with translated():
        clients = [Clients(connection).get(client)] if client else Clients(connection).all()
        result = Backtested(
            since=since, until=until, clients=len(clients), rules=[Caught(rule=rule.__name__) for rule in RULES]
        )
        try:
            for whose, day, changes, others in days(connection, clients, since, until, settings):
                count(result, whose, day, changes, others)
        finally:
            connection.rollback()
    log.info("backtest %s to %s: %s changes", since, until, result.changes)
    return result


def days(
    connection: Connection, clients: Sequence[Client], since: date, until: date,
    settings: Sequence[tuple[str, str, Decimal]],
) -> Iterator[tuple[Client, date, list[Change], list[Change] | None]]:  # fmt: skip
    """Each client's changes on each day, as they are flagged now, and as they would be with other settings."""
    past = Past(connection, midnight(since), midnight(until) + timedelta(days=1))
    now = {client.id: thresholds_of(connection, client) for client in clients}
    for day in (since + timedelta(days=no) for no in range((until - since).days + 1)):
        end = midnight(day) + timedelta(days=1)
        past.see(end)
        for client in clients:
            moment = end - timedelta(seconds=1)
            changes = list(find_changes(Asking(connection, client, now[client.id], moment)))
            other = Asking(connection, client, now[client.id].also(settings), moment)
            others = list(find_changes(other)) if settings and changes else None
            past.show(client, moment, changes)
            yield client, day, changes, others
        past.end(end)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def count(result: Backtested, client: Client, day: date, changes: list[Change], others: list[Change] | None) -> None:
    """Add one client's day."""
    result.changes += len(changes)
    result.flagged += sum(bool(change.flags) for change in changes)
    result.blocked += sum(change.severity == "block" for change in changes)
    rules = {caught.rule: caught for caught in result.rules}
    for change in changes:
        for flag in change.flags:
            caught = rules[flag.rule]
            setattr(caught, flag.severity, getattr(caught, flag.severity) + 1)
    if others is not None:
        for change, was, would in paired(changes, others):
            differ(rules, client, day, change, was, would)


def paired(changes: list[Change], others: list[Change]) -> Iterator[tuple[Change, dict[str, Flag], dict[str, Flag]]]:
    """Each change with its flags by rule, as they are and as they would be."""
    flagged: dict[int, dict[str, Flag]] = defaultdict(dict)
    for other in others:
        flagged[other.record] = {flag.rule: flag for flag in other.flags}
    for change in changes:
        yield change, {flag.rule: flag for flag in change.flags}, flagged[change.record]


def differ(
    rules: dict[str, Caught], client: Client, day: date, change: Change, was: dict[str, Flag], would: dict[str, Flag]
) -> None:
    """Note what another setting catches more, or worse, and what no longer, or less badly."""
    for rule in was.keys() | would.keys():
        before, after = rank(was.get(rule)), rank(would.get(rule))
        if after < before:
            flag, caught = would[rule], rules[rule]
            caught.more += 1
            note(caught.examples_more, Example(client.name, change.number, day, flag.severity, flag.sentence))
        elif after > before:
            flag, caught = was[rule], rules[rule]
            caught.fewer += 1
            note(caught.examples_fewer, Example(client.name, change.number, day, flag.severity, flag.sentence))


def rank(flag: Flag | None) -> int:
    return SEVERITIES.index(flag.severity if flag else "none")


def note(examples: list[Example], example: Example) -> None:
    if len(examples) < EXAMPLES:
        examples.append(example)
