"""A standing approval: an admin of the client proposes it, a reviewer signs it, and they are two people.

Any reviewer ends it, alone and at once.
"""

import logging
from datetime import datetime

from syncio.domain.money import currency
from syncio.domain.policy import Allowance, PolicyKind, standing_approval_hash
from syncio.domain.review import may_decide
from syncio.errors import Refused, Stale
from syncio.stores.database import Connection
from syncio.stores.reviews import Policies, Policy, acting, roles

log = logging.getLogger(__name__)


def propose(
    connection: Connection,
    client: str,
    kind: PolicyKind,
    user: str,
    at: datetime,
    allowance: Allowance | None = None,
) -> Policy:
    """Propose a standing approval. The client's one in force, or the user's own that waits, is answered as it is.

    :param connection: in the role `syncio_web`.
    :param allowance: how much passes a day under `clean`; `balance` has none.
    :raises Invalid: an allowance in no currency.
    :raises Unknown: no such client that this user may see.
    :raises Refused: the user is no admin of it.
    """
    if allowance:
        currency(allowance.currency, "currency")
    with acting(connection, user):
        policies = Policies(connection)
        client_id = policies.client(client)
        if "admin" not in roles(connection, client_id, user):
            raise Refused(f"{user} may not propose for {client}: only its admins may", client=client)
        policies.lock(client_id)
        for policy in policies.of(client_id, kind):
            waits = policy.proposed_by == user and not (policy.signed_by or policy.revoked_by)
            if policy.allowance == allowance and (policy.in_force or waits):
                return policy
        bound = standing_approval_hash(client, kind, user, at, allowance)
        policy = policies.one(policies.propose(client_id, kind, user, at, bound, allowance))
    log.info("client %s: standing approval %s (%s) proposed by %s", client_id, policy.id, kind, user)
    return policy


def sign(connection: Connection, policy_id: int, user: str, shown: bytes) -> Policy:
    """Sign a standing approval, which puts it into force. One that is signed already is answered as it is.

    :param connection: in the role `syncio_web`.
    :param shown: the policy's hash, as the user saw it.
    :raises Unknown: no such policy that this user may see.
    :raises Refused: the user is no reviewer of the client, or proposed it.
    :raises Stale: the hash is not this policy's.
    """
    with acting(connection, user):
        policies = Policies(connection)
        policies.lock(policies.one(policy_id).client_id)
        policy = policies.one(policy_id)
        if found := why_not(connection, policy, user):
            raise Refused(found, policy=policy_id)
        if shown.hex() != policy.hash:
            raise Stale("the hash is not this standing approval's: read it again, then sign", policy=policy_id)
        if policy.revoked_by:
            raise Stale(f"{policy.revoked_by} has revoked it: another one has to be proposed", policy=policy_id)
        if not policy.signed_by:
            policies.sign(policy, user)
        signed = policies.one(policy_id)
    log.info("client %s: standing approval %s signed by %s", signed.client_id, policy_id, signed.signed_by)
    return signed


def why_not(connection: Connection, policy: Policy, user: str) -> str | None:
    """Why `user` may not sign a standing approval: a sentence, or None where they may; within `acting`."""
    if not may_decide(roles(connection, policy.client_id, user)):
        return f"{user} may not sign for {policy.client}: only its reviewers may"
    if policy.proposed_by == user:
        return "another person than the proposer has to sign"
    return None


def revoke(connection: Connection, policy_id: int, user: str, shown: bytes) -> Policy:
    """End a standing approval at once: what it released and is not pushed yet is withdrawn. Again is no change.

    :param connection: in the role `syncio_web`.
    :param shown: the policy's hash, as the user saw it.
    :raises Unknown: no such policy that this user may see.
    :raises Refused: the user is no reviewer of the client.
    :raises Stale: the hash is not this policy's.
    """
    with acting(connection, user):
        policies = Policies(connection)
        policies.lock(policies.one(policy_id).client_id)
        policy = policies.one(policy_id)
        if not may_decide(roles(connection, policy.client_id, user)):
            raise Refused(f"{user} may not revoke for {policy.client}: only its reviewers may", policy=policy_id)
        if shown.hex() != policy.hash:
            raise Stale("the hash is not this standing approval's: read it again, then revoke", policy=policy_id)
        if not policy.revoked_by:
            policies.revoke(policy, user)
        revoked = policies.one(policy_id)
    log.info("client %s: standing approval %s revoked by %s", revoked.client_id, policy_id, revoked.revoked_by)
    return revoked
