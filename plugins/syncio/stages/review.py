"""A reviewer decides and signs. Decisions are bound to the hash that was shown, and recorded all or none."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from syncio.domain.review import Decided, Decision, Signed, Standing, may_decide, objection, outcome, repeated
from syncio.errors import Invalid, Refused, Stale, Unknown
from syncio.stores.database import Connection
from syncio.stores.reviews import Ledger, ReviewFacts, acting, roles

log = logging.getLogger(__name__)


def decide(connection: Connection, review: int, user: str, decisions: Sequence[Decision]) -> Decided:
    """Record what `user` decided, and close the review where nothing is left undecided.

    The same decisions once more (the answer was lost) get the same answer, even when the review has closed.

    :param connection: in the role `syncio_web`.
    :raises Unknown: no such review that this user may see, or a change that is not in it.
    :raises Refused: the user is no reviewer of the client.
    :raises Invalid: a rejection without a reason, or one change decided twice.
    :raises Stale: the review has closed, or changes are no longer what was shown (`changed` says which and how);
        then nothing is recorded.
    """
    check(decisions)
    with acting(connection, user):
        ledger = Ledger(connection, review)
        facts = entered(ledger, connection, review, user)
        standings = ledger.standings([decision.change for decision in decisions], user)
        fresh = [decision for decision in decisions if not repeated(decision, known(standings, decision, review))]
        if fresh:
            refuse_closed(facts)
            refuse_stale(ledger, fresh, standings)
            ledger.record(user, fresh)
        decided = conclude(ledger, facts, user, len(decisions))
    log.info("review %s: %s decisions by %s, %s undecided", review, len(fresh), user, decided.undecided)
    return decided


def sign(connection: Connection, review: int, user: str, shown: bytes) -> Signed:
    """Close a review as it stands: what is undecided or half approved is carried over. A closed one stays as it is.

    :param shown: the review's hash, as the user saw it.
    :raises Unknown: no such review that this user may see.
    :raises Refused: the user is no reviewer of the client.
    :raises Stale: the hash is not this review's.
    """
    with acting(connection, user):
        ledger = Ledger(connection, review)
        facts = entered(ledger, connection, review, user)
        if shown != facts.hash:
            raise Stale(f"the hash is not review {review}'s: read the review again, then sign", review=review)
        tally = ledger.tally()
        result = facts.outcome or outcome(tally)
        if facts.outcome is None:
            ledger.close("signed", user, result)
    log.info("review %s: signed by %s, outcome %s", review, user, result)
    return Signed(
        outcome=result,
        approved=tally.approved,
        rejected=tally.rejected,
        carried=tally.undecided,
        superseded=tally.superseded,
    )


def check(decisions: Sequence[Decision]) -> None:
    """:raises Invalid: where a rejection gives no reason, or one change is decided twice."""
    if len({decision.change for decision in decisions}) < len(decisions):
        raise Invalid("one change is decided twice in this request: decide each once")
    for decision in decisions:
        if decision.verdict == "reject" and not decision.reason.strip():
            raise Invalid(f"change {decision.change} is rejected without a reason: say why", change=decision.change)


def entered(ledger: Ledger, connection: Connection, review: int, user: str) -> ReviewFacts:
    """Take the review's lock and see that this user may decide in it.

    :raises Unknown: no such review that this user may see.
    :raises Refused: the user is no reviewer of the client.
    """
    ledger.lock()
    facts = ledger.facts()
    if facts is None:
        raise Unknown(f"there is no review {review} that you may see", review=review)
    if not may_decide(roles(connection, facts.client, user)):
        raise Refused(f"{user} may not decide for {facts.client_name}: only its reviewers may", review=review)
    return facts


def known(standings: Mapping[int, Standing], decision: Decision, review: int) -> Standing:
    """:raises Unknown: where the change is not one of this review."""
    standing = standings.get(decision.change)
    if standing is None:
        raise Unknown(f"change {decision.change} is not in review {review}", review=review, change=decision.change)
    return standing


def refuse_closed(facts: ReviewFacts) -> None:
    """:raises Stale: where the review has closed; says when, why and by whom."""
    if facts.closed is not None:
        who = f" by {facts.by_user}" if facts.by_user else ""
        when = f"{facts.closed:%Y-%m-%d %H:%M} UTC"
        raise Stale(f"review {facts.id} was closed{who} at {when} ({facts.reason})", review=facts.id)


def refuse_stale(ledger: Ledger, decisions: Sequence[Decision], standings: Mapping[int, Standing]) -> None:
    """:raises Stale: where any of these cannot be recorded; says why, and what differs from what was shown."""
    objections = [
        (standings[decision.change], message)
        for decision in decisions
        if (message := objection(decision, standings[decision.change]))
    ]
    if objections:
        changed = ledger.since_shown([standing.change for standing, _ in objections])
        stale = [told(standing, message, changed.get(standing.change, ())) for standing, message in objections]
        raise Stale(f"nothing was recorded: {len(stale)} of {len(decisions)} decisions cannot be", changed=stale)


def told(standing: Standing, message: str, changed: Sequence[msgspec.Struct]) -> dict[str, Any]:
    """One stale change, for the reviewer."""
    return {
        "change_id": standing.change,
        "number": standing.number,
        "message": message,
        "changed": [msgspec.structs.asdict(field) for field in changed],
    }


def conclude(ledger: Ledger, facts: ReviewFacts, user: str, recorded: int) -> Decided:
    """Close the review where nothing is left to decide, and say how it stands."""
    tally = ledger.tally()
    if facts.closed is None and not tally.undecided:
        ledger.close("decided", user, outcome(tally))
    complete = facts.closed is not None or not tally.undecided
    return Decided(recorded=recorded, complete=complete, undecided=tally.undecided)
