"""The records of the Accounting API as typed values; money is Decimal and is written with the digits it has.

Field names follow https://developer.xero.com/documentation/api/accounting/invoices; what is UNSET is left out.
"""

from decimal import Decimal
from typing import TypeVar

import msgspec
from msgspec import UNSET, UnsetType

_INITIALS = {"id": "ID", "utc": "UTC"}


def xero_name(field: str) -> str:
    """``updated_date_utc`` -> ``UpdatedDateUTC``."""
    return "".join(_INITIALS.get(word, word.capitalize()) for word in field.split("_"))


class Record(msgspec.Struct, rename=xero_name, gc=False):
    pass


class Tracking(Record, kw_only=True):
    tracking_category_id: str
    tracking_option_id: str
    name: str
    option: str


class LineItem(Record, kw_only=True):
    item_code: str | UnsetType = UNSET
    description: str
    unit_amount: Decimal
    tax_type: str
    tax_amount: Decimal
    line_amount: Decimal
    account_code: str
    tracking: list[Tracking] = []
    quantity: Decimal
    discount_rate: Decimal | UnsetType = UNSET
    line_item_id: str


class Payment(Record, kw_only=True):
    payment_id: str
    date: str
    amount: Decimal
    reference: str
    currency_rate: Decimal
    has_account: bool = False
    has_validation_errors: bool = False


class ContactStub(Record, kw_only=True):
    """The contact as lists embed it."""

    contact_id: str
    name: str
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    contact_groups: tuple[str, ...] = ()
    contact_persons: tuple[str, ...] = ()
    has_validation_errors: bool = False


class AppliedCredit(Record, kw_only=True):
    """A credit note as the invoice it is applied to shows it."""

    credit_note_id: str
    credit_note_number: str
    has_errors: bool = False
    applied_amount: Decimal
    date_string: str
    date: str
    line_items: tuple[str, ...] = ()
    total: Decimal


class CreditedInvoice(Record, kw_only=True):
    invoice_id: str
    invoice_number: str
    line_items: tuple[str, ...] = ()


class Allocation(Record, kw_only=True):
    allocation_id: str
    amount: Decimal
    date: str
    invoice: CreditedInvoice
    is_deleted: bool = False


class Document(Record, kw_only=True):
    """What an invoice, a bill and a credit note have in common."""

    type: str
    contact: ContactStub
    date_string: str
    date: str
    due_date_string: str | UnsetType = UNSET
    due_date: str | UnsetType = UNSET
    status: str
    line_amount_types: str = "Exclusive"
    line_items: list[LineItem]
    sub_total: Decimal
    total_tax: Decimal
    total: Decimal
    updated_date_utc: str
    updated_date_utc_string: str
    currency_code: str
    currency_rate: Decimal
    fully_paid_on_date: str | UnsetType = UNSET
    payments: list[Payment] = []
    has_attachments: bool = False
    has_errors: bool = False


class Invoice(Document, kw_only=True):
    invoice_id: str
    invoice_number: str
    reference: str = ""
    credit_notes: list[AppliedCredit] = []
    prepayments: tuple[str, ...] = ()
    overpayments: tuple[str, ...] = ()
    amount_due: Decimal
    amount_paid: Decimal
    amount_credited: Decimal
    sent_to_contact: bool | UnsetType = UNSET
    is_discounted: bool = False


class CreditNote(Document, kw_only=True):
    credit_note_id: str
    credit_note_number: str
    id: str
    reference: str = ""
    remaining_credit: Decimal
    allocations: list[Allocation] = []


Shape = TypeVar("Shape", bound=msgspec.Struct)
encode = msgspec.json.Encoder(decimal_format="number").encode


def decode(body: bytes, shape: type[Shape]) -> Shape:
    """The typed value of a record's bytes; ``encode`` of it gives the same bytes again."""
    return msgspec.json.decode(body, type=shape)
