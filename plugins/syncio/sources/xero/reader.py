"""What Xero's records mean, without a connection."""

import msgspec

from syncio.domain.invoice import Debtor, Invoice
from syncio.domain.ports import Stream
from syncio.errors import Invalid
from syncio.sources.xero import salvage
from syncio.sources.xero.document import Key
from syncio.sources.xero.normalise import identifier, read_contact, read_document

#: How many ids one call may name is not documented; 40 keep the address short.
IDS = 40

CONTACTS = Stream("contacts", "debtor", IDS)
INVOICES = Stream("invoices", "invoice", IDS)
CREDIT_NOTES = Stream("credit_notes", "invoice", 0)

_key = msgspec.json.Decoder(Key)


class XeroReader:
    """Decodes the elements of Xero's lists."""

    streams = (CONTACTS, INVOICES, CREDIT_NOTES)

    def key(self, stream: Stream, record: bytes) -> str:
        try:
            found = self._ids(record)
        except salvage.UNREADABLE as error:
            raise Invalid(f"the record's id cannot be read: {error}") from error
        if stream is INVOICES:
            return identifier(found.invoice_id, "InvoiceID")
        if stream is CREDIT_NOTES:
            return identifier(found.credit_note_id, "CreditNoteID")
        return identifier(found.contact_id, "ContactID")

    def read(self, stream: Stream, record: bytes) -> Invoice | Debtor:
        return read_contact(record) if stream is CONTACTS else read_document(record)

    def _ids(self, record: bytes) -> Key:
        try:
            return _key.decode(record)
        except salvage.UNREADABLE:
            return salvage.key(record)
