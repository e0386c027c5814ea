"""The paths that a client of Xero calls: token, connections, the Accounting API."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import parse_qsl

from tests.sandbox.xero.documents import encode
from tests.sandbox.xero.oauth import Consent, Tokens
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.pages import Pages, records
from tests.sandbox.xero.queries import parse
from tests.sandbox.xero.rates import Limits, Rates
from tests.sandbox.xero.shelves import Shelf
from tests.sandbox.xero.stamps import milliseconds
from tests.sandbox.xero.wire import Answer, RefusedError, Request, json_answer, problem, text_answer

ACCOUNTING = "/api.xro/2.0/"
_NOT_FOUND = RefusedError(text_answer("The resource you're looking for cannot be found", 404))


class Routes:
    """Answers for these organisations, by tenant id."""

    def __init__(
        self,
        organisations: dict[str, Organisation],
        tokens: Tokens,
        clock: Callable[[], datetime],
        limits: Limits | None,
    ) -> None:
        self._organisations, self._tokens, self._clock = organisations, tokens, clock
        self._rates = Rates(clock, limits or Limits(), enforced=limits is not None)
        self._pages = {
            (tenant, shelf.name): Pages(shelf)
            for tenant, organisation in organisations.items()
            for shelf in organisation.ledger.shelves.values()
        }

    @contextmanager
    def admitted(self, request: Request) -> Iterator[dict[str, str]]:
        """A call under way until the block ends, as Xero's gateway lets it in; gives the headers that it gets.

        Only the Accounting API has limits and tenants. RefusedError carries the gateway's own 401, 403 and 429.
        """
        if not request.path.startswith(ACCOUNTING):
            yield {}
            return
        tenant = request.headers.get("xero-tenant-id", "")
        if tenant not in self._tokens.consent(request.headers.get("authorization", "")).tenant_ids:
            raise problem(403, "Forbidden", "AuthenticationUnsuccessful")
        with self._rates.call(tenant) as told:
            yield told | {"xero-correlation-id": str(uuid.uuid4())}

    def answer(self, request: Request) -> Answer:
        """The answer to an admitted request that is not the admin's. RefusedError carries those that are not 200."""
        path, authorization = request.path.lower(), request.headers.get("authorization", "")
        if (request.method, path) == ("POST", "/connect/token"):
            return self._tokens.exchange(dict(parse_qsl(request.body.decode())), authorization)
        if (request.method, path) == ("GET", "/connections"):
            return json_answer(self._connections(self._tokens.consent(authorization)))
        if request.method == "GET" and request.path.startswith(ACCOUNTING):
            organisation = self._organisations[request.headers["xero-tenant-id"]]
            return Answer(200, (self._head(), self._body(request, organisation)))
        raise _NOT_FOUND

    def _connections(self, consent: Consent) -> list[dict[str, str]]:
        created = f"{consent.created:%Y-%m-%dT%H:%M:%S.%f}0"
        return [
            {
                "id": str(uuid.uuid5(uuid.UUID(tenant), consent.auth_event_id)),
                "authEventId": consent.auth_event_id,
                "tenantId": tenant,
                "tenantType": "ORGANISATION",
                "tenantName": self._organisations[tenant].name,
                "createdDateUtc": created,
                "updatedDateUtc": created,
            }
            for tenant in consent.tenant_ids
        ]

    def _head(self) -> bytes:
        """The start of every envelope."""
        head = encode({
            "Id": str(uuid.uuid4()),
            "Status": "OK",
            "ProviderName": "Stand-in Xero",
            "DateTimeUTC": f"/Date({milliseconds(self._clock())})/",
        })  # fmt: skip
        return head[:-1] + b","

    def _body(self, request: Request, organisation: Organisation) -> bytes:
        if "application/json" not in request.headers.get("accept", ""):
            raise RefusedError(text_answer("The stand-in Xero speaks JSON only: send Accept: application/json", 406))
        name, _, key = request.path.removeprefix(ACCOUNTING).partition("/")
        if (name, key) == ("Organisation", ""):
            return b'"Organisations":[%s]}' % organisation.record
        shelf = organisation.ledger.shelves.get(name)
        if shelf is None:
            raise _NOT_FOUND
        if not key:
            return self._pages[organisation.tenant_id, name].body(parse(request, shelf))
        return records(shelf, [_single(organisation, shelf, key)])


def _single(organisation: Organisation, shelf: Shelf, key: str) -> bytes:
    """One record; a document then embeds its whole contact."""
    held = shelf.entries.get(key)
    if held is None:
        raise _NOT_FOUND
    contacts = organisation.ledger.contacts
    if shelf is contacts:
        return held.full()
    return held.with_fields({"Contact": contacts.entries[held.contact_id].fields()})
