"""Deciding, signing, reopening."""

from fastapi import APIRouter, Response

from syncio.stages.reopening import reopen
from syncio.stages.review import decide, sign
from syncio.web.database import Stored
from syncio.web.identity import READS, WRITES, User
from syncio.web.models import CloseBody, DecisionsBody, Id, ReopenBody, answer

router = APIRouter(prefix="/api/reviews", dependencies=[*READS, *WRITES])


@router.post("/{review}/decisions")
def decisions(stored: Stored, user: User, review: Id, body: DecisionsBody) -> Response:
    """Record decisions, all or none."""
    with stored.session() as connection:
        decisions = [decision.decision() for decision in body.decisions]
        return answer(decide(connection, review, user, decisions, body.on_behalf_of))


@router.post("/{review}/sign")
def signature(stored: Stored, user: User, review: Id, body: CloseBody) -> Response:
    """Close a review as it stands; what is undecided is carried over to the client's next one."""
    with stored.session() as connection:
        return answer(sign(connection, review, user, body.shown, body.on_behalf_of))


@router.post("/{review}/reopen")
def reopening(stored: Stored, user: User, review: Id, body: ReopenBody) -> Response:
    """Let a change that somebody else rejected come into the client's next review."""
    with stored.session() as connection:
        shown = (body.change_id, body.shown)
        return answer(reopen(connection, review, user, shown, body.reason, body.on_behalf_of))
