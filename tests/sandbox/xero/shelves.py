"""Records kept as the bytes that are served, beside the few fields that lists filter and order by."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Raw

from tests.sandbox.xero.documents import ContactStub, CreditNote, Document, Invoice, decode, encode
from tests.sandbox.xero.parties import Contact
from tests.sandbox.xero.stamps import moment_of

_SUMMARY_LACKS = ("LineItems", "Payments", "CreditNotes", "Prepayments", "Overpayments", "Allocations",
                  "HasAttachments", "Addresses", "Phones", "ContactPersons")  # fmt: skip


class Entry(msgspec.Struct, gc=False):
    """A record. ``label``: number or name; ``updated``: milliseconds UTC; ``raw``: fields that hide the real ones."""

    id: str
    label: str
    type: str
    status: str
    contact_id: str
    day: str
    due: str
    updated: int
    body: bytes
    raw: dict[str, Raw] | None = None

    def full(self) -> bytes:
        """The record with its lines."""
        return self.body if self.raw is None else encode(self.fields() | self.raw)

    def fields(self) -> dict[str, Raw]:
        """The record's fields, each as its own JSON text."""
        return msgspec.json.decode(self.body, type=dict[str, Raw])

    def with_fields(self, more: Mapping[str, Any]) -> bytes:
        """The record with some fields given anew."""
        return encode({**self.fields(), **more, **(self.raw or {})})

    def summary(self) -> bytes:
        """The record as ``summaryOnly`` shows it."""
        kept = {name: text for name, text in self.fields().items() if name not in _SUMMARY_LACKS}
        return encode(kept | {name: text for name, text in (self.raw or {}).items() if name in kept})


def entry(record: Document | Contact) -> Entry:
    """The entry of a stamped record."""
    if isinstance(record, Invoice):
        return _document(record, record.invoice_id, record.invoice_number)
    if isinstance(record, CreditNote):
        return _document(record, record.credit_note_id, record.credit_note_number)
    assert isinstance(record, Contact)
    return Entry(record.contact_id, record.name, "", record.contact_status, record.contact_id, "", "",
                 moment_of(record.updated_date_utc), encode(record))  # fmt: skip


def _document(record: Document, key: str, number: str) -> Entry:
    due = record.due_date_string if isinstance(record.due_date_string, str) else ""
    return Entry(key, number, record.type, record.status, record.contact.contact_id, record.date_string, due,
                 moment_of(record.updated_date_utc), encode(record))  # fmt: skip


class Shelf:
    """All records of one kind; ``name`` is the list's name in the API, ``shape`` the type of its records."""

    def __init__(self, name: str, key: str, shape: type[Document] | type[Contact]) -> None:
        self.name, self.key, self.shape = name, key, shape
        self.entries: dict[str, Entry] = {}
        self.edition = 0

    def put(self, changed: Entry) -> None:
        """Adds or replaces; raw fields laid over the record before stay."""
        before = self.entries.get(changed.id)
        if before is not None:
            changed.raw = before.raw
        self.entries[changed.id] = changed
        self.edition += 1

    def overlay(self, key: str, raw: dict[str, Raw]) -> None:
        """Replaces the raw fields laid over a record; an empty dict shows the real record again."""
        self.entries[key].raw = raw or None
        self.edition += 1

    def rename(self, contact_id: str, name: str) -> None:
        """Embeds a contact's new name; as in Xero this is no update of the document."""
        for held in self.entries.values():
            if held.contact_id == contact_id:
                stub = msgspec.json.decode(held.fields()["Contact"], type=ContactStub)
                stub.name = name
                held.body = encode(held.fields() | {"Contact": stub})
        self.edition += 1


class Ledger:
    """An organisation's books."""

    def __init__(self) -> None:
        self.invoices = Shelf("Invoices", "InvoiceID", Invoice)
        self.credit_notes = Shelf("CreditNotes", "CreditNoteID", CreditNote)
        self.contacts = Shelf("Contacts", "ContactID", Contact)

    @property
    def shelves(self) -> dict[str, Shelf]:
        """The shelves by their name in the API."""
        return {shelf.name: shelf for shelf in (self.invoices, self.credit_notes, self.contacts)}

    def invoice(self, key: str) -> Invoice:
        """The typed invoice. KeyError where there is none."""
        return decode(self.invoices.entries[key].body, Invoice)

    def credit_note(self, key: str) -> CreditNote:
        """The typed credit note. KeyError where there is none."""
        return decode(self.credit_notes.entries[key].body, CreditNote)

    def contact(self, key: str) -> Contact:
        """The typed contact. KeyError where there is none."""
        return decode(self.contacts.entries[key].body, Contact)

    def shelf_of(self, record: Document | Contact) -> Shelf:
        """The shelf that a record belongs on."""
        return next(shelf for shelf in self.shelves.values() if isinstance(record, shelf.shape))

    def put(self, record: Document | Contact) -> Entry:
        """Adds or replaces a stamped record."""
        held = entry(record)
        self.shelf_of(record).put(held)
        return held
