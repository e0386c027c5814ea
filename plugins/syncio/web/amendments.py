"""Changes of members, limits, thresholds, rates, deadlines and delegations: an admin proposes, somebody else signs."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Response
from msgspec.structs import replace

from syncio.domain.amendment import sentence
from syncio.stages.amendment import propose, sign, why_not
from syncio.stores.amendments import Amendment, Amendments, State
from syncio.stores.reviews import acting
from syncio.web.database import Stored
from syncio.web.identity import READS, WRITES, User
from syncio.web.models import AmendmentBody, Id, Limit, Offset, SignBody, Text, answer

router = APIRouter(prefix="/api/amendments", dependencies=READS)


@router.get("")
def listed(
    stored: Stored, user: User, client: Text = "", state: State = "all", offset: Offset = 0, limit: Limit = 100
) -> Response:
    """The amendments of the user's clients, the newest first; of those that wait, why the user may not sign them."""
    with stored.session() as connection, acting(connection, user):
        found = Amendments(connection).listed(client=client, state=state, offset=offset, limit=limit)
        told = [replace(one, why_not=why_not(connection, one, user)) for one in found]
    return answer({"amendments": [shown(one) for one in told]})


@router.post("", dependencies=WRITES)
def proposal(stored: Stored, user: User, body: AmendmentBody) -> Response:
    """Propose one."""
    with stored.session() as connection:
        return answer(shown(propose(connection, body.client, body.wanted(), user, datetime.now(UTC), body.reason)))


@router.post("/{amendment}/sign", dependencies=WRITES)
def signature(stored: Stored, user: User, amendment: Id, body: SignBody) -> Response:
    """Bring one into force."""
    with stored.session() as connection:
        return answer(shown(sign(connection, amendment, user, body.shown)))


def shown(amendment: Amendment) -> dict[str, Any]:
    """With what a signature would be given for, in plain English."""
    plain = {name: getattr(amendment, name) for name in Amendment.__struct_fields__ if name != "client_id"}
    return plain | {"in_force": amendment.in_force, "sentence": sentence(amendment.amends)}
