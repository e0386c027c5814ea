"""A reviewer decides and signs. Decisions are bound to the hash that was shown, and recorded all or none."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from psycopg.errors import InsufficientPrivilege

from syncio.domain.limits import over_limit
from syncio.domain.money import ZERO
from syncio.domain.review import Capacity, Decided, Decision, Remark, Signed, capacity, outcome
from syncio.domain.standing import Standing, objection, remark, repeated
from syncio.errors import Invalid, Refused, Stale, Unknown
from syncio.stores.database import Connection
from syncio.stores.reviews import Ledger, ReviewFacts, acting, authorities

log = logging.getLogger(__name__)


def decide(
    connection: Connection, review: int, user: str, decisions: Sequence[Decision], on_behalf_of: str | None = None
) -> Decided:
    """Record what `user` decided, and close the review where nothing is left undecided.

    The same decisions once more (the answer was lost) get the same answer, even when the review has closed. What others
    have approved can be approved again, or rejected, which sets their approvals aside: `remarks` says so.

    :param connection: in the role `syncio_web`.
    :param on_behalf_of: by whose right, where it is not the user's own.
    :raises Unknown: no such review that this user may see, or a change that is not in it.
    :raises Refused: the user may not decide for the client, or what is approved is above the limit.
    :raises Invalid: a rejection without a reason, or one change decided twice.
    :raises Stale: the review has closed, changes are no longer what was shown, or this user may not approve them
        (`changed` says which and why); then nothing is recorded.
    """
    check(decisions)
    with acting(connection, user):
        ledger = Ledger(connection, review)
        facts, who = entered(ledger, connection, review, user, on_behalf_of)
        standings = ledger.standings([decision.change for decision in decisions], who)
        fresh = [one for one in decisions if not repeated(one, known(standings, one.change, review))]
        if fresh:
            refuse_closed(facts)
            refuse_stale(ledger, fresh, standings)
            refuse_over_limit(ledger, facts, who, fresh)
            record(ledger, facts, who, fresh)
        decided = conclude(ledger, facts, who, len(decisions))
    log.info("review %s: %s decisions by %s, %s undecided", review, len(fresh), user, decided.undecided)
    return msgspec.structs.replace(decided, remarks=remarks(decisions, standings))


def sign(connection: Connection, review: int, user: str, shown: bytes, on_behalf_of: str | None = None) -> Signed:
    """Close a review as it stands: what is undecided or half approved is carried over. A closed one stays as it is.

    :param shown: the review's hash, as the user saw it.
    :param on_behalf_of: as in `decide`.
    :raises Unknown: no such review that this user may see.
    :raises Refused: the user may not decide for the client.
    :raises Stale: the hash is not this review's, or its deadline has passed.
    """
    with acting(connection, user):
        ledger = Ledger(connection, review)
        facts, who = entered(ledger, connection, review, user, on_behalf_of)
        if shown != facts.hash:
            raise Stale(f"the hash is not review {review}'s: read the review again, then sign", review=review)
        tally = ledger.tally()
        result = facts.outcome or outcome(tally)
        if facts.outcome is None:
            refuse_closed(facts)
            ledger.close("signed", who, result)
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


def entered(
    ledger: Ledger, connection: Connection, review: int, user: str, on_behalf_of: str | None
) -> tuple[ReviewFacts, Capacity]:
    """Take the review's lock and see by whose right this user may decide in it.

    :raises Unknown: no such review that this user may see.
    :raises Refused: the user may not decide for the client.
    """
    ledger.lock()
    facts = ledger.facts()
    if facts is None:
        raise Unknown(f"there is no review {review} that you may see", review=review)
    found = authorities(connection, facts.client, user)
    who = capacity(user, found, on_behalf_of)
    if who is not None:
        return facts, who
    if on_behalf_of is not None:
        raise Refused(f"{on_behalf_of} has not delegated to {user} for {facts.client_name} today", review=review)
    if found:
        raise Refused(f"say on whose behalf you decide: {', '.join(sorted(found))}", review=review)
    raise Refused(f"{user} may not decide for {facts.client_name}: only its reviewers may", review=review)


def known(standings: Mapping[int, Standing], change: int, review: int) -> Standing:
    """:raises Unknown: where the change is not one of this review."""
    standing = standings.get(change)
    if standing is None:
        raise Unknown(f"change {change} is not in review {review}", review=review, change=change)
    return standing


def refuse_closed(facts: ReviewFacts) -> None:
    """:raises Stale: where the review has closed, says when, why and by whom; or could be decided until before now."""
    if facts.overdue:
        when = f"{facts.deadline:%Y-%m-%d %H:%M} UTC"
        raise Stale(f"review {facts.id} could be decided until {when}: its changes come again", review=facts.id)
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


def refuse_over_limit(ledger: Ledger, facts: ReviewFacts, who: Capacity, decisions: Sequence[Decision]) -> None:
    """:raises Refused: where these approvals are above the limit of whose right is used; says what of it is used."""
    approved = [decision.change for decision in decisions if decision.verdict == "approve"]
    if not approved:
        return
    use = ledger.use(facts.client, who)
    adds = ledger.weight(approved, use.currency) if use.currency else ZERO
    if message := over_limit(use, who, facts.client_name, adds):
        raise Refused(f"nothing was recorded: {message}", review=facts.id)


def record(ledger: Ledger, facts: ReviewFacts, who: Capacity, decisions: Sequence[Decision]) -> None:
    """:raises Stale: where the database does not take them any more, though they could be recorded a moment ago."""
    try:
        ledger.record(who, decisions)
    except InsufficientPrivilege as error:
        why = "its deadline has passed, or a right has ended"
        raise Stale(f"review {facts.id} took no decision just now: {why}; read it again", review=facts.id) from error


def told(standing: Standing, message: str, changed: Sequence[msgspec.Struct]) -> dict[str, Any]:
    """One stale change, for the reviewer."""
    return {
        "change_id": standing.change,
        "number": standing.number,
        "message": message,
        "changed": [msgspec.structs.asdict(field) for field in changed],
    }


def remarks(decisions: Sequence[Decision], standings: Mapping[int, Standing]) -> tuple[Remark, ...]:
    """What has to be said of these decisions, in their order."""
    said = ((standing, remark(one, standing)) for one in decisions for standing in [standings[one.change]])
    return tuple(Remark(change_id=each.change, number=each.number, message=text) for each, text in said if text)


def conclude(ledger: Ledger, facts: ReviewFacts, who: Capacity, recorded: int) -> Decided:
    """Close the review where nothing is left to decide, and say how it stands."""
    tally = ledger.tally()
    last = facts.closed is None and not facts.overdue and not tally.undecided
    if last:
        ledger.close("decided", who, outcome(tally))
    return Decided(recorded=recorded, complete=last or facts.closed is not None, undecided=tally.undecided)
