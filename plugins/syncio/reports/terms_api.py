"""The HTTP of who administers clients: what is in force, amendments of it, standing approvals."""

from collections.abc import Mapping
from typing import Any

import msgspec

from syncio.domain.amendment import Amendment, Amends
from syncio.domain.policy import Policy
from syncio.domain.terms import Membership, Terms
from syncio.reports.api import MOST, ReviewsApi


class Memberships(msgspec.Struct, frozen=True):
    clients: tuple[Membership, ...]


class Amendments(msgspec.Struct, frozen=True):
    amendments: tuple[Amendment, ...]


class Policies(msgspec.Struct, frozen=True):
    policies: tuple[Policy, ...]


class Proposal(msgspec.Struct, frozen=True):
    """A standing approval was proposed."""

    id: int
    hash: str


class TermsApi:
    """These endpoints in the name of whose `api` it is. Every method raises SyncioError and nothing else."""

    def __init__(self, api: ReviewsApi) -> None:
        self._api = api

    def clients(self) -> tuple[Membership, ...]:
        """The user's clients by name."""
        return self._api.call("GET", "/syncio/api/clients", Memberships).clients

    def terms(self, client: str) -> Terms:
        """What is in force for one client."""
        return self._api.call("GET", "/syncio/api/clients/terms", Terms, params={"client": client})

    def waiting(self, client: str) -> tuple[Amendment, ...]:
        """A client's amendments that wait for a signature, the newest first."""
        params = {"client": client, "state": "proposed", "limit": str(MOST)}
        return self._api.call("GET", "/syncio/api/amendments", Amendments, params=params).amendments

    def propose(self, client: str, amends: Amends, reason: str) -> Amendment:
        """Propose an amendment; the same that still waits is answered as it is."""
        body = {"client": client, "amends": plain(amends), "reason": reason}
        return self._api.call("POST", "/syncio/api/amendments", Amendment, body)

    def sign(self, amendment: Amendment) -> Amendment:
        """Bring an amendment into force, as it was shown."""
        return self._api.call("POST", f"/syncio/api/amendments/{amendment.id}/sign", Amendment, shown(amendment))

    def policies(self, client: str) -> tuple[Policy, ...]:
        """A client's standing approvals, the newest first."""
        found = self._api.call("GET", "/syncio/api/policies", Policies).policies
        return tuple(one for one in reversed(found) if one.client == client)

    def propose_policy(self, client: str, kind: str, amount: str | None, currency: str | None) -> Proposal:
        """Propose a standing approval; the same that still waits, or is in force, is answered as it is."""
        body = {"client": client, "kind": kind, "amount": amount, "currency": currency}
        return self._api.call("POST", "/syncio/api/policies", Proposal, body)

    def sign_policy(self, policy: Policy) -> Policy:
        """Put a standing approval into force, as it was shown."""
        return self._api.call("POST", f"/syncio/api/policies/{policy.id}/sign", Policy, shown(policy))

    def revoke_policy(self, policy: Policy) -> Policy:
        """End a standing approval, as it was shown."""
        return self._api.call("POST", f"/syncio/api/policies/{policy.id}/revoke", Policy, shown(policy))


def shown(one: Amendment | Policy) -> Mapping[str, str]:
    """What a signature is bound to."""
    return {"hash": one.hash}


def plain(amends: Amends) -> dict[str, Any]:
    """As JSON has it: amounts and days as text."""
    made: dict[str, Any] = msgspec.to_builtins(amends)
    return made
