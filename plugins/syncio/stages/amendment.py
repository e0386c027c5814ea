"""An amendment: an admin of the client proposes it, somebody else who decides or administers there signs it."""

import logging
from datetime import datetime

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    Doc,
    End,
    Limit,
    Rate,
    Threshold,
    checked,
    concerned,
    sentence,
)
from syncio.domain.review import may_decide
from syncio.domain.rules.thresholds import objection
from syncio.errors import Invalid, Refused, Stale
from syncio.stores.amendments import Amendment, Amendments
from syncio.stores.database import Connection
from syncio.stores.reviews import acting, roles

log = logging.getLogger(__name__)
SIGNERS = frozenset({"reviewer", "admin"})


def propose(
    connection: Connection,
    client: str,
    amends: Amends,
    user: str,
    at: datetime,
    reason: str = "",
) -> Amendment:
    """Propose an amendment. The same one of the same user, for the same reason, that still waits is answered as it is.

    :param connection: in the role `syncio_web`.
    :raises Unknown: no such client that this user may see.
    :raises Refused: the user is no admin of it, or it is about them.
    :raises Invalid: it cannot be meant, or not of this client.
    """
    amends = checked(amends)
    with acting(connection, user):
        amendments = Amendments(connection)
        client_id, _ = amendments.client(client)
        if "admin" not in roles(connection, client_id, user):
            raise Refused(f"{user} may not propose for {client}: only its admins may", client=client)
        amendments.lock(client_id)
        if found := about(amendments, amends, user):
            raise Refused(found, client=client)
        refuse_impossible(connection, client_id, amends)
        for one in amendments.listed(client=client, state="proposed"):
            if (one.proposed_by, one.amends, one.reason) == (user, amends, reason):
                return one
        doc = Doc(client=client, proposed_by=user, at=at, amends=amends, reason=reason)
        amendment = amendments.one(amendments.propose(client_id, doc))
    log.info("client %s: amendment %s proposed by %s", client_id, amendment.id, user)
    return amendment


def sign(
    connection: Connection,
    number: int,
    user: str,
    shown: bytes,
) -> Amendment:
    """Sign an amendment, which brings it into force at once. One that is in force already is answered as it is.

    :param connection: in the role `syncio_web`.
    :param shown: the amendment's hash, as the user saw it.
    :raises Unknown: no such amendment that this user may see.
    :raises Refused: the user may not sign for the client, proposed it, or is concerned.
    :raises Invalid: it cannot be any more: what it rests on has changed since.
    :raises Stale: the hash is not this amendment's.
    """
    with acting(connection, user):
        amendments = Amendments(connection)
        amendments.lock(amendments.one(number).client_id)
        amendment = amendments.one(number)
        if found := not_signable(connection, amendments, amendment, user):
            raise Refused(found, amendment=number)
        if shown.hex() != amendment.hash:
            raise Stale("the hash is not this amendment's: read it again, then sign", amendment=number)
        if not amendment.in_force:
            refuse_impossible(connection, amendment.client_id, amendment.amends)
            amendments.sign(amendment, user)
        signed = amendments.one(number)
    log.info("client %s: amendment %s signed by %s", signed.client_id, number, signed.signed_by)
    return signed


def why_not(connection: Connection, amendment: Amendment, user: str) -> str | None:
    """Why `user` cannot bring it into force: a sentence, or None where they can, or somebody has; within `acting`."""
    if amendment.in_force:
        return None
    found = not_signable(connection, Amendments(connection), amendment, user)
    return found or impossible(connection, amendment.client_id, amendment.amends)


def not_signable(connection: Connection, amendments: Amendments, amendment: Amendment, user: str) -> str | None:
    """Why this user may not sign it."""
    amends, client = amendment.amends, amendment.client
    if not SIGNERS & roles(connection, amendment.client_id, user):
        return f"{user} may not sign for {client}: only its reviewers and admins may"
    if amendment.proposed_by == user:
        return "another person than the proposer has to sign"
    if "admin" not in roles(connection, amendment.client_id, amendment.proposed_by):
        return f"{amendment.proposed_by} administers {client} no longer: it has to be proposed anew"
    if isinstance(amends, Delegation) and user != amends.delegator:
        return f"only {amends.delegator} can sign it: it is their right that is delegated"
    return about(amendments, amends, user)


def about(amendments: Amendments, amends: Amends, user: str) -> str | None:
    """Why this user may neither propose nor sign it, where it is about them."""
    ended = amendments.one(amends.amendment).amends if isinstance(amends, End) else None
    if user in concerned(amends, ended):
        return "it is about yourself: others have to propose and sign it"
    return None


def refuse_impossible(connection: Connection, client: int, amends: Amends) -> None:
    """:raises Invalid: where it cannot be, as the client's members, limits and delegations are now."""
    if found := impossible(connection, client, amends):
        raise Invalid(f"{sentence(amends)}: {found}", client=client)


def impossible(connection: Connection, client: int, amends: Amends) -> str | None:
    """Why it cannot be; None where it can."""
    amendments = Amendments(connection)
    match amends:
        case Appointment(user=user, role=role) if role in roles(connection, client, user):
            return f"{user} is that already"
        case Dismissal(user=user, role=role) if role not in roles(connection, client, user):
            return f"{user} is not"
        case Limit(user=user, currency=currency):
            if "reviewer" not in roles(connection, client, user):
                return f"{user} is no reviewer of this client"
            return other_currency(amendments, client, currency)
        case Rate(facility_currency=currency):
            return other_currency(amendments, client, currency)
        case Threshold(rule=rule, name=name, value=value):
            return objection(rule, name, value)
        case Delegation():
            return not_delegable(connection, client, amends)
        case End(amendment=number):
            ended = amendments.one(number)
            if ended.client_id != client or not isinstance(ended.amends, Limit | Delegation) or not ended.in_force:
                return "that is no limit or delegation of this client"
            return "it has ended already" if ended.ended else None
    return None


def other_currency(amendments: Amendments, client: int, currency: str) -> str | None:
    """Limits of one client are in one currency, the facility's: else nothing could be added up."""
    others = amendments.limit_currencies(client) - {currency}
    return f"the client's limits are in {', '.join(sorted(others))}" if others else None


def not_delegable(connection: Connection, client: int, delegation: Delegation) -> str | None:
    if not may_decide(roles(connection, client, delegation.delegator)):
        return f"{delegation.delegator} may not decide for this client, and so has nothing to delegate"
    theirs = roles(connection, client, delegation.delegate)
    if not theirs:
        return f"{delegation.delegate} is no member of this client"
    if "admin" in theirs:
        return f"{delegation.delegate} administers this client, and who does never decides"
    if Amendments(connection).chained(client, delegation):
        return "a right that was delegated is not delegated further"
    return None
