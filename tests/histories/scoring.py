"""What rules made of a history: frauds found and missed, honest documents blocked, rule by rule."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from syncio.domain.change import SEVERITIES
from syncio.domain.rules import RULES
from tests.histories.history import Expected, Fraud, History, Honest
from tests.histories.lending import Raised

#: What a label can name.
THERE = frozenset(rule.__name__ for rule in RULES)


class Tally(msgspec.Struct, kw_only=True):
    """One rule: on how many honest documents it fired and how many it blocked, on how many of frauds, what it missed.

    `there`: whether it exists. Nothing counts as missed by a rule that does not.
    """

    rule: str
    there: bool
    honest: int
    blocked: int
    fraud: int
    expected: int
    missed: int


class Alarm(msgspec.Struct, frozen=True):
    """An honest document was blocked. `allowed`: RULES.md, read literally, wants that."""

    honest: Honest
    rule: str
    allowed: bool


class Miss(msgspec.Struct, frozen=True):
    """What should have been found and was not."""

    fraud: Fraud
    expected: Expected


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """`blocks`: what had to be blocked by rules that are there; `honest`: how many documents had nothing wrong.

    `silent`: frauds on which nothing was raised at all, whether or not something had to be.
    """

    blocks: int
    honest: int
    tallies: tuple[Tally, ...]
    misses: tuple[Miss, ...]
    alarms: tuple[Alarm, ...]
    silent: tuple[Fraud, ...]

    @property
    def recall(self) -> float:
        """Percent of what had to be blocked that was."""
        missed = sum(miss.expected.severity == "block" for miss in self.misses)
        return 100 * (1 - missed / self.blocks) if self.blocks else 100.0

    @property
    def false_alarms(self) -> float:
        """Percent of honest documents that were blocked, by whatever rule."""
        return 100 * len({alarm.honest.document for alarm in self.alarms}) / self.honest


def scored(history: History, raised: Sequence[Raised]) -> Score:
    raised_on = {flag.external_id for flag in raised}
    expected = [Miss(fraud, each) for fraud in history.frauds for each in fraud.expected if each.rule in THERE]
    return Score(
        blocks=sum(each.expected.severity == "block" for each in expected),
        honest=len(history.honest),
        tallies=tuple(tallies(history, raised)),
        misses=tuple(each for each in expected if not found(each.fraud.client, each.expected, raised)),
        alarms=tuple(alarms(history, raised)),
        silent=tuple(fraud for fraud in history.frauds if not raised_on & set(fraud.documents)),
    )


def found(client: str, expected: Expected, raised: Iterable[Raised]) -> bool:
    """Whether a flag was raised that is what was expected, in time."""
    severe_enough = SEVERITIES[: SEVERITIES.index(expected.severity) + 1]
    return any(
        flag.rule == expected.rule
        and flag.severity in severe_enough
        and expected.since <= flag.day <= expected.by
        and (flag.external_id in expected.on if expected.on else flag.client == client)
        for flag in raised
    )


def alarms(history: History, raised: Iterable[Raised]) -> Iterator[Alarm]:
    """Each honest document with each rule that blocked it."""
    honest = {each.document: each for each in history.honest}
    blocked = {(flag.external_id, flag.rule) for flag in raised if flag.severity == "block"}
    for document, rule in sorted(blocked):
        if document in honest:
            yield Alarm(honest[document], rule, rule in honest[document].allowed)


def tallies(history: History, raised: Sequence[Raised]) -> Iterator[Tally]:
    """Every rule that is there or that a label names, by name."""
    honest = {each.document for each in history.honest}
    fraud = {document for each in history.frauds for document in each.documents}
    for rule in sorted(THERE | {each.rule for fraud in history.frauds for each in fraud.expected}):
        flags = [flag for flag in raised if flag.rule == rule]
        labels = [(each.client, label) for each in history.frauds for label in each.expected if label.rule == rule]
        yield Tally(
            rule=rule,
            there=rule in THERE,
            honest=len(honest & {flag.external_id for flag in flags}),
            blocked=len(honest & {flag.external_id for flag in flags if flag.severity == "block"}),
            fraud=len(fraud & {flag.external_id for flag in flags}),
            expected=len(labels),
            missed=sum(not found(client, label, flags) for client, label in labels) if rule in THERE else 0,
        )
