"""Deciding and signing."""

from fastapi import APIRouter, Response

from syncio.stages.review import decide, sign
from syncio.web.database import Stored
from syncio.web.identity import READS, WRITES, User
from syncio.web.models import DecisionsBody, Id, SignBody, answer

router = APIRouter(prefix="/api/reviews", dependencies=[*READS, *WRITES])


@router.post("/{review}/decisions")
def decisions(stored: Stored, user: User, review: Id, body: DecisionsBody) -> Response:
    """Record decisions, all or none."""
    with stored.session() as connection:
        return answer(decide(connection, review, user, [decision.decision() for decision in body.decisions]))


@router.post("/{review}/sign")
def signature(stored: Stored, user: User, review: Id, body: SignBody) -> Response:
    """Close a review as it stands; what is undecided is carried over to the client's next one."""
    with stored.session() as connection:
        return answer(sign(connection, review, user, body.shown))
