"""Xero's Accounting API as a source of invoices, credit notes and contacts."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from syncio.domain.ports import Organisation, Page, Stream
from syncio.errors import Terminal, Unknown, Unreadable
from syncio.rest import Rest
from syncio.sources.xero import salvage
from syncio.sources.xero.dates import http_date
from syncio.sources.xero.document import Envelope, Organisations, Pagination
from syncio.sources.xero.reader import CONTACTS, CREDIT_NOTES, INVOICES, XeroReader
from syncio.sources.xero.reading import Reading
from syncio.sources.xero.zones import iana

API = "/api.xro/2.0"
PAGE_SIZE = 1000
LISTS = {CONTACTS: "Contacts", INVOICES: "Invoices", CREDIT_NOTES: "CreditNotes"}
#: By id, and not by time as is Xero's default: a document edited while the pages are read would move to the end, and
#: its successor would slip unseen onto a page already read.
ORDER = {CONTACTS: "ContactID ASC", INVOICES: "InvoiceID ASC", CREDIT_NOTES: "CreditNoteID ASC"}
#: Prices as in the lists; Xero rounds them to cents otherwise.
UNROUNDED = {"unitdp": "4"}
#: What Xero answers where an address names too many ids.
TOO_LONG = (400, 414)

_envelope = msgspec.json.Decoder(Envelope)
_organisations = msgspec.json.Decoder(Organisations)


class XeroSource(XeroReader):
    """One tenant. `token` is asked before every call; `renew` is called once where Xero refuses the token."""

    def __init__(
        self, base_url: str, tenant: str, token: Callable[[], str], renew: Callable[[], None] | None = None,
        *, page_size: int = PAGE_SIZE, pause: float = 1.0, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._page_size = page_size
        self._tenant = tenant
        self._token = token
        self._rest = Rest(base_url, "Xero", headers=self._headers, renew=renew, pause=pause, sleep=sleep)
        self.usage = self._rest.usage

    def close(self) -> None:
        self._rest.close()

    def organisation(self) -> Organisation:
        body = self._rest.get(f"{API}/Organisation").body
        try:
            found = _organisations.decode(body).organisations
        except salvage.UNREADABLE as error:
            raise unreadable(body, "Organisation", error) from error
        if not found:
            raise Unreadable("Xero names no organisation for this tenant", tenant=self._tenant)
        [organisation, *_] = found
        zone, tax_number = iana(organisation.timezone or ""), organisation.tax_number or ""
        return Organisation(organisation.name, organisation.base_currency, zone, tax_number)

    def pages(self, stream: Stream, *, since: datetime | None = None, ids: Sequence[str] = ()) -> Iterator[Page]:
        if ids:
            yield self._named(stream, ids) if stream.by_id else self._one_by_one(stream, ids)
            return
        reading = Reading(stream)
        while not reading.ended:
            records, told = self._page(stream, reading.no + 1, since)
            reading.take(len(records), told)
            yield Page(reading.no, records, last=reading.ended and reading.whole)
        reading.check()

    def _page(
        self, stream: Stream, no: int, since: datetime | None = None, ids: Sequence[str] = ()
    ) -> tuple[list[bytes], Pagination | None]:
        """One page, and how many there are, where Xero says so."""
        path = f"{API}/{LISTS[stream]}"
        headers = {"If-Modified-Since": http_date(since)} if since else {}
        answer = self._rest.get(path, self._parameters(stream, no, ids), headers)
        if answer.status == 304:  # noqa: PLR2004  # not modified: nothing since then
            return [], None
        return split(answer.body, stream)

    def _named(self, stream: Stream, ids: Sequence[str]) -> Page:
        """Those of `ids` that there are; where Xero finds the address too long, half of them at a time."""
        try:
            records, _ = self._page(stream, 1, ids=ids)
        except Terminal as error:
            if error.facts.get("status") not in TOO_LONG or len(ids) == 1:
                raise
            half = len(ids) // 2
            records = [*self._named(stream, ids[:half]).records, *self._named(stream, ids[half:]).records]
        return Page(1, records, last=True)

    def _one_by_one(self, stream: Stream, ids: Sequence[str]) -> Page:
        records: list[bytes] = []
        for key in ids:
            try:
                answer = self._rest.get(f"{API}/{LISTS[stream]}/{key}", UNROUNDED)
            except Unknown:
                continue
            records += split(answer.body, stream)[0]
        return Page(1, records, last=True)

    def _parameters(self, stream: Stream, no: int, ids: Sequence[str]) -> dict[str, str]:
        """Ask for a page: with `page` the lines come along, without it they do not."""
        parameters = {"page": str(no), "pageSize": str(self._page_size), "order": ORDER[stream]}
        if ids:
            parameters["IDs"] = ",".join(ids)
        return parameters | ({"includeArchived": "true"} if stream is CONTACTS else UNROUNDED)

    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._token()}", "xero-tenant-id": self._tenant}


def split(body: bytes, stream: Stream) -> tuple[list[bytes], Pagination | None]:
    """Cut an answer into its records.

    :raises Unreadable: where it is HTML, cut off, or otherwise not Xero's JSON.
    """
    try:
        envelope = _envelope.decode(body)
        records = getattr(envelope, stream.name)
    except salvage.UNREADABLE as error:
        try:
            return salvage.split(body, LISTS[stream])
        except salvage.UNREADABLE:
            raise unreadable(body, stream.name, error) from error
    if records is None:
        raise Unreadable(f"Xero's answer holds no list of {stream.name}: check the connection's host", bytes=len(body))
    return [bytes(record) for record in records], envelope.pagination


def unreadable(body: bytes, what: str, error: Exception) -> Unreadable:
    kind = "HTML" if body.lstrip()[:1] == b"<" else "nothing" if not body else "what is not the JSON it documents"
    return Unreadable(f"Xero answered with {kind} for {what}: {error}", bytes=len(body))
