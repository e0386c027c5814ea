"""Xero's Accounting API as a source of invoices, credit notes and contacts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from syncio.domain.invoice import Debtor, Invoice
from syncio.domain.ports import Organisation, Page, Stream
from syncio.errors import Invalid, Unknown, Unreadable
from syncio.rest import Answer, Rest
from syncio.sources.xero.dates import http_date
from syncio.sources.xero.document import Envelope, Key, Organisations
from syncio.sources.xero.normalise import read_contact, read_document
from syncio.sources.xero.zones import iana

API = "/api.xro/2.0"
PAGE_SIZE = 1000
#: How many ids one call may name is not documented; 40 keep the address short.
IDS = 40

CONTACTS = Stream("contacts", "debtor", IDS)
INVOICES = Stream("invoices", "invoice", IDS)
CREDIT_NOTES = Stream("credit_notes", "invoice", 0)
#: Where a list lives, and what it is ordered by. By id, and not by time as is Xero's default: a document edited while
#: the pages are read would move to the end, and its successor would slip unseen onto a page already read.
PATHS = {CONTACTS: "/Contacts", INVOICES: "/Invoices", CREDIT_NOTES: "/CreditNotes"}
ORDER = {CONTACTS: "ContactID", INVOICES: "InvoiceID", CREDIT_NOTES: "CreditNoteID"}

_envelope = msgspec.json.Decoder(Envelope)
_key = msgspec.json.Decoder(Key)
_organisations = msgspec.json.Decoder(Organisations)


class XeroSource:
    """One tenant. `token` is asked for before every call; `renew` after a 401, once."""

    streams = (CONTACTS, INVOICES, CREDIT_NOTES)

    def __init__(self, base_url: str, tenant: str, token: Callable[[], str]) -> None:
        self._tenant = tenant
        self._token = token
        self._rest = Rest(base_url, "Xero", headers=self._headers)
        self.usage = self._rest.usage

    def close(self) -> None:
        self._rest.close()

    def organisation(self) -> Organisation:
        answer = self._rest.get(f"{API}/Organisation")
        found = decode(_organisations, answer.body, "Organisation").organisations
        if not found:
            raise Unreadable("Xero names no organisation for this tenant", tenant=self._tenant)
        return Organisation(found[0].name, found[0].base_currency, iana(found[0].timezone))

    def pages(self, stream: Stream, *, since: datetime | None = None, ids: Sequence[str] = ()) -> Iterator[Page]:
        if ids and not stream.by_id:
            yield from self._one_by_one(stream, ids)
            return
        headers = {"If-Modified-Since": http_date(since)} if since else {}
        no, count = 1, 1
        while no <= count:
            answer = self._rest.get(API + PATHS[stream], list_parameters(stream, no, ids), headers)
            if answer.status == 304:  # noqa: PLR2004  # not modified: nothing since then
                return
            envelope = decode(_envelope, answer.body, stream.name)
            records = getattr(envelope, stream.name)
            if records is None:
                raise Unreadable(f"Xero's answer has no list of {stream.name}", page=no)
            count = max(count, envelope.pagination.page_count if envelope.pagination else no + bool(records))
            yield Page(no, [bytes(record) for record in records])
            no += 1

    def key(self, stream: Stream, record: bytes) -> str:
        try:
            found = _key.decode(record)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Invalid(f"the record's id cannot be read: {error}") from error
        name = {"contacts": found.contact_id, "invoices": found.invoice_id, "credit_notes": found.credit_note_id}
        if not (key := name[stream.name]):
            raise Invalid("the record has no id", field=ORDER[stream])
        return key

    def read(self, stream: Stream, record: bytes) -> Invoice | Debtor:
        return read_contact(record) if stream is CONTACTS else read_document(record)

    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._token()}", "xero-tenant-id": self._tenant}

    def _one_by_one(self, stream: Stream, ids: Sequence[str]) -> Iterator[Page]:
        for no, key in enumerate(ids, 1):
            try:
                answer: Answer = self._rest.get(f"{API}{PATHS[stream]}/{key}")
            except Unknown:
                continue
            yield Page(
                no, [bytes(record) for record in getattr(decode(_envelope, answer.body, key), stream.name) or ()]
            )


def list_parameters(stream: Stream, no: int, ids: Sequence[str]) -> dict[str, str]:
    """Ask for a page: with `page` the lines come along, without it they do not."""
    parameters = {"page": str(no), "pageSize": str(PAGE_SIZE), "order": f"{ORDER[stream]} ASC"}
    if ids:
        parameters["IDs"] = ",".join(ids)
    if stream is CONTACTS:
        parameters["includeArchived"] = "true"
    return parameters


def decode(decoder: msgspec.json.Decoder[Any], body: bytes, what: str) -> Any:
    """:raises Unreadable: where the answer is HTML, cut off, or otherwise not Xero's JSON."""
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        kind = "HTML" if body.lstrip()[:1] == b"<" else "not the JSON it documents"
        raise Unreadable(f"Xero answered with {kind} for {what}: {error}", bytes=len(body)) from error
