"""How a change stands before a decision: what was said of it, whether one more can be recorded, what it meets with."""

from collections.abc import Sequence

import msgspec

from syncio.domain.review import Capacity, Decision, Involvement, Verdict, had_a_hand


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What one person said of a change, and by whose right."""

    user: str
    authority: str
    verdict: Verdict
    reason: str = ""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a change stands before a decision of `who`.

    `moved`: the staged head is no longer the `after` that was shown. `said`: everything that was said of it, in order.
    `needed`: so many approvals. `involved`: those behind the right that would be used who had a hand in it.
    """

    change: int
    number: str
    hash: bytes
    superseded: bool
    moved: bool
    who: Capacity
    needed: int = 1
    said: tuple[Voice, ...] = ()
    involved: tuple[Involvement, ...] = ()

    @property
    def mine(self) -> Voice | None:
        """What the user who asks said last."""
        return next((one for one in reversed(self.said) if one.user == self.who.user), None)

    @property
    def rejected_by(self) -> str | None:
        """The first one who rejected it."""
        return next((one.user for one in self.said if one.verdict == "reject"), None)

    @property
    def used_by(self) -> str | None:
        """Who else approved it by the right that would be used."""
        others = (one for one in self.said if one.verdict == "approve" and one.user != self.who.user)
        return next((one.user for one in others if one.authority == self.who.authority), None)


def repeated(decision: Decision, standing: Standing) -> bool:
    """Whether this very decision is on record already: the answer to it was lost, or the button pressed twice."""
    mine = standing.mine
    if mine is None or decision.hash != standing.hash or decision.verdict != mine.verdict:
        return False
    return decision.verdict == "approve" or decision.reason == mine.reason


def objection(decision: Decision, standing: Standing) -> str | None:
    """Why this decision cannot be recorded: a sentence, or None where it can."""
    if decision.hash != standing.hash:
        return "the hash is not this change's: read the review again"
    if standing.superseded:
        return "a newer version has come in since: it is in the client's next review"
    if standing.moved:
        return "it has changed since it was shown: the next review will show it anew"
    if decision.verdict == "approve":
        return approval_objection(standing)
    mine = standing.mine
    if mine is not None and mine.verdict == "reject":
        return f"you rejected it already, with the reason: {mine.reason}"
    return None


def approval_objection(standing: Standing) -> str | None:
    """Why what stands as it was shown cannot be approved all the same."""
    if standing.rejected_by is not None:
        return f"{standing.rejected_by} rejected it, and a rejection stands"
    if standing.used_by is not None:
        return f"{standing.used_by} approved it by the same right: a second approval needs another person's"
    return had_a_hand(standing.involved)


def remark(decision: Decision, standing: Standing) -> str | None:
    """What has to be said of a decision that is taken, or was on record already: a sentence, or None.

    The same decision once more gets the same remark, whatever others have approved since.
    """
    again, mine = repeated(decision, standing), standing.mine
    before = standing.said[: standing.said.index(mine)] if again and mine else standing.said
    if decision.verdict == "reject":
        return what_it_sets_aside(before, standing.who)
    if again and mine:
        if standing.rejected_by is not None:
            return f"{standing.rejected_by} rejected it after you had approved it, and a rejection stands"
        if decision.reason not in {"", mine.reason}:
            return "you had approved it already: what you say now is not put on record"
    approved = [one for one in before if one.user != standing.who.user]
    if len({one.authority for one in approved}) < standing.needed:
        return None
    return f"{named([one.user for one in approved])} had approved it already, which is enough: yours is on record too"


def what_it_sets_aside(before: Sequence[Voice], who: Capacity) -> str | None:
    """Whose approval a rejection sets aside, or who had rejected the change before."""
    if rejected := next((one.user for one in before if one.verdict == "reject"), None):
        return f"{rejected} had rejected it already: yours is on record too"
    names = ["you" if one.user == who.user else one.user for one in before]
    return f"this sets aside its approval by {named(names)}" if names else None


def named(people: Sequence[str]) -> str:
    """`ann, ben and cat`, each of them once."""
    *first, last = dict.fromkeys(people)
    return f"{', '.join(first)} and {last}" if first else last
