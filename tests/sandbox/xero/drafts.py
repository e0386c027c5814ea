"""Edits under way: copies of records are changed, and filed all at once or not at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Raw

from tests.sandbox.xero.documents import CreditNote, Document, Invoice, decode
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.parties import Contact
from tests.sandbox.xero.settlement import stamp
from tests.sandbox.xero.stamps import milliseconds, ticks

Kind = TypeVar("Kind", Invoice, Contact)
_KINDS = {"Invoices": "invoice", "CreditNotes": "credit_note", "Contacts": "contact"}


class EditError(ValueError):
    """An edit that cannot be done; the text says why."""


class Touched(msgspec.Struct):
    """A record that an edit changed or made. ``number`` is a contact's name."""

    kind: str
    id: str
    number: str


@dataclass
class Draft:
    """``organisations`` by tenant id; ``now`` becomes the update time of all that is touched."""

    organisations: Mapping[str, Organisation]
    now: datetime
    staged: dict[str, tuple[Organisation, Document | Contact]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    overlays: dict[str, dict[str, Raw]] = field(default_factory=dict)
    numbered: dict[str, Counter[str]] = field(default_factory=dict)

    def invoice(self, key: str, tenant: str | None) -> tuple[Organisation, Invoice]:
        """A copy to change. EditError where no organisation, or not this tenant, has it."""
        return self._stage(key, *self._find(key, tenant, Invoice, "Invoices"))

    def contact(self, key: str, tenant: str | None) -> tuple[Organisation, Contact]:
        """A copy to change. EditError where no organisation, or not this tenant, has it."""
        return self._stage(key, *self.contact_as_is(key, tenant))

    def contact_as_is(self, key: str, tenant: str | None) -> tuple[Organisation, Contact]:
        """A copy to look at. EditError where no organisation, or not this tenant, has it."""
        return self._find(key, tenant, Contact, "Contacts")

    def _stage(self, key: str, organisation: Organisation, record: Kind) -> tuple[Organisation, Kind]:
        self.staged[key] = organisation, record
        return organisation, record

    def _find(self, key: str, tenant: str | None, shape: type[Kind], shelf: str) -> tuple[Organisation, Kind]:
        organisation = self._holder(key, tenant, shelf)
        _, record = self.staged.get(key, (None, None))
        if isinstance(record, shape):
            return organisation, record
        return organisation, decode(organisation.ledger.shelves[shelf].entries[key].body, shape)

    def _holder(self, key: str, tenant: str | None, shelf: str) -> Organisation:
        if tenant is not None and tenant not in self.organisations:
            raise EditError(f"there is no tenant {tenant!r}")
        places = self.organisations.values() if tenant is None else (self.organisations[tenant],)
        for organisation in places:
            if key in organisation.ledger.shelves[shelf].entries:
                return organisation
        raise EditError(f"there is no {_KINDS[shelf]} {key!r}{f' in tenant {tenant}' if tenant else ''}")

    def add(self, organisation: Organisation, record: Invoice | CreditNote) -> None:
        key = record.invoice_id if isinstance(record, Invoice) else record.credit_note_id
        self.staged[key] = organisation, record

    def number(self, organisation: Organisation, kind: str) -> str:
        """The next number of ``ACCREC``, ``ACCRECCREDIT`` or ``ACCPAYCREDIT``; given back if nothing is filed."""
        counters = self.numbered.setdefault(organisation.tenant_id, organisation.counters.copy())
        counters[kind] += 1
        return organisation.number(kind, counters[kind])

    def today(self, organisation: Organisation) -> date:
        """The day where the organisation is."""
        return self.now.astimezone(ZoneInfo(organisation.country.timezone)).date()

    def file(self) -> list[Touched]:
        """Stamps and files everything."""
        for tenant, counters in self.numbered.items():
            self.organisations[tenant].counters = counters
        touched = [self._file(organisation, record) for organisation, record in self.staged.values()]
        for key, name in self.renamed.items():
            ledger = self.staged[key][0].ledger
            ledger.invoices.rename(key, name)
            ledger.credit_notes.rename(key, name)
        for key, raw in self.overlays.items():
            self.staged[key][0].ledger.invoices.overlay(key, raw)
        return touched

    def _file(self, organisation: Organisation, record: Document | Contact) -> Touched:
        moment = milliseconds(self.now)
        if isinstance(record, Contact):
            record.updated_date_utc = ticks(moment)
        else:
            stamp(record, moment)
        held = organisation.ledger.put(record)
        return Touched(_KINDS[organisation.ledger.shelf_of(record).name], held.id, held.label)
