"""Xero's records as its API writes them (api.xro/2.0; XeroAPI/Xero-OpenAPI). Money is read from the text, exactly."""

from decimal import Decimal

import msgspec

#: Xero leaves empty fields out; other servers that speak its API write null.
Text = str | None


class XeroStruct(msgspec.Struct, rename="pascal", gc=False):
    """Xero names fields in PascalCase and leaves empty ones out. JSON holds no cycles to be collected."""


class Named(XeroStruct):
    name: Text = None
    option: Text = None


class LineItem(XeroStruct):
    line_item_id: Text = msgspec.field(default=None, name="LineItemID")
    description: Text = None
    quantity: Decimal | None = None
    unit_amount: Decimal | None = None
    line_amount: Decimal | None = None
    tax_amount: Decimal | None = None
    tax_type: Text = None
    account_code: Text = None
    item_code: Text = None
    tracking: list[Named] | None = None


class ContactOf(XeroStruct):
    contact_id: Text = msgspec.field(default=None, name="ContactID")
    name: Text = None


class Document(XeroStruct):
    """An invoice or a credit note: alike but for the names of id and number."""

    type: str
    status: str
    contact: ContactOf
    sub_total: Decimal
    total_tax: Decimal
    total: Decimal
    updated_date_utc: str = msgspec.field(name="UpdatedDateUTC")
    currency_code: str
    invoice_id: Text = msgspec.field(default=None, name="InvoiceID")
    credit_note_id: Text = msgspec.field(default=None, name="CreditNoteID")
    invoice_number: Text = None
    credit_note_number: Text = None
    reference: Text = None
    date: str | None = None
    date_string: str | None = None
    due_date: str | None = None
    due_date_string: str | None = None
    currency_rate: Decimal | None = None
    amount_due: Decimal | None = None
    amount_paid: Decimal | None = None
    amount_credited: Decimal | None = None
    applied_amount: Decimal | None = None
    remaining_credit: Decimal | None = None
    line_items: list[LineItem] | None = None


class Contact(XeroStruct):
    contact_id: str = msgspec.field(name="ContactID")
    name: str
    updated_date_utc: Text = msgspec.field(default=None, name="UpdatedDateUTC")
    tax_number: Text = None
    email_address: Text = None
    bank_account_details: Text = None


class Key(XeroStruct):
    """Only the ids: what an unchanged record is known by."""

    invoice_id: Text = msgspec.field(default=None, name="InvoiceID")
    credit_note_id: Text = msgspec.field(default=None, name="CreditNoteID")
    contact_id: Text = msgspec.field(default=None, name="ContactID")


class Pagination(msgspec.Struct, rename="camel"):
    """How many pages a list has, and how many records on all of them."""

    page_count: int = 0
    item_count: int = 0


class Envelope(XeroStruct):
    """What every list comes in; the records stay bytes until somebody needs them."""

    invoices: list[msgspec.Raw] | None = None
    credit_notes: list[msgspec.Raw] | None = None
    contacts: list[msgspec.Raw] | None = None
    pagination: Pagination | None = msgspec.field(default=None, name="pagination")


class XeroOrganisation(XeroStruct):
    name: str
    base_currency: str
    timezone: Text = None
    tax_number: Text = None


class Organisations(XeroStruct):
    organisations: list[XeroOrganisation]
