"""Standing approvals: an admin proposes, a reviewer signs, any reviewer revokes."""

from datetime import UTC, datetime

from fastapi import APIRouter, Response
from msgspec.structs import replace

from syncio.stages.policy import propose, revoke, sign, why_not
from syncio.stores.reviews import Policies, acting
from syncio.web.database import Stored
from syncio.web.identity import READS, WRITES, User
from syncio.web.models import Id, PolicyBody, SignBody, answer

router = APIRouter(prefix="/api/policies", dependencies=READS)


@router.get("")
def listed(stored: Stored, user: User) -> Response:
    """The standing approvals of the user's clients; of those that wait, why the user may not sign them."""
    with stored.session() as connection, acting(connection, user):
        found = Policies(connection).listed()
        told = [
            replace(one, why_not=why_not(connection, one, user)) if one.state == "waiting" else one for one in found
        ]
    return answer({"policies": told})


@router.post("", dependencies=WRITES)
def proposal(stored: Stored, user: User, body: PolicyBody) -> Response:
    """Propose one."""
    with stored.session() as connection:
        policy = propose(connection, body.client, body.kind, user, datetime.now(UTC), body.allowance)
    return answer({"id": policy.id, "hash": policy.hash})


@router.post("/{policy}/sign", dependencies=WRITES)
def signature(stored: Stored, user: User, policy: Id, body: SignBody) -> Response:
    """Put one into force."""
    with stored.session() as connection:
        return answer(sign(connection, policy, user, body.shown))


@router.post("/{policy}/revoke", dependencies=WRITES)
def revocation(stored: Stored, user: User, policy: Id, body: SignBody) -> Response:
    """Put one out of force."""
    with stored.session() as connection:
        return answer(revoke(connection, policy, user, body.shown))
