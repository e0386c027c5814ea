"""The user's clients, and what is in force for each."""

from fastapi import APIRouter, Response

from syncio.stores.clients.terms import memberships, terms
from syncio.stores.reviews import acting
from syncio.web.database import Stored
from syncio.web.identity import READS, User
from syncio.web.models import ClientName, answer

router = APIRouter(prefix="/api/clients", dependencies=READS)


@router.get("")
def listed(stored: Stored, user: User) -> Response:
    """The user's clients by name, with what the user is to them and how much waits for a signature there."""
    with stored.session() as connection, acting(connection, user):
        return answer({"clients": memberships(connection, user)})


@router.get("/terms")
def in_force(stored: Stored, user: User, client: ClientName) -> Response:
    """Members, limits, delegations, deadlines, thresholds and rates of one client, as they are now."""
    with stored.session() as connection, acting(connection, user):
        return answer(terms(connection, client, user))
