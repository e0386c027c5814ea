"""The canonical invoice and debtor, and the hashes that tell their versions apart.

`Content` and `Balance` are kept as JSON text, and that text is what is hashed: anyone with SQL can verify it
(`sha256(convert_to(doc, 'UTF8'))`). Adding a field changes every hash, so `v` counts the form.
"""

import hashlib
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import msgspec

from syncio.domain.money import ZERO

FORM = 1


class Kind(StrEnum):
    """What a document is. Receivables and credit notes may be financed; the other two are kept for contra checks."""

    RECEIVABLE = "receivable"
    CREDIT_NOTE = "credit_note"
    PAYABLE = "payable"
    SUPPLIER_CREDIT = "supplier_credit"


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    AUTHORISED = "authorised"
    PAID = "paid"
    VOIDED = "voided"
    DELETED = "deleted"


VOID = frozenset({Status.VOIDED, Status.DELETED})


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line as it counts. Its id at the source is no content: sources renumber lines that did not change."""

    description: str
    quantity: Decimal | None
    unit_price: Decimal | None
    amount: Decimal
    tax: Decimal
    tax_type: str
    account: str
    item: str
    tracking: tuple[tuple[str, str], ...]


class Content(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a sign-off is about. Amounts are in `currency`; a credit note's are positive."""

    v: int = FORM
    kind: Kind
    number: str
    debtor: str
    issue_date: date
    due_date: date | None
    currency: str
    subtotal: Decimal
    tax: Decimal
    total: Decimal
    reference: str
    state: Literal["open", "void"]
    lines: tuple[Line, ...]


class Balance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What payments and credits have left of it."""

    paid: Decimal
    credited: Decimal
    due: Decimal


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the source says beside the content: kept with each version, in neither hash."""

    status: Status
    debtor_name: str
    rate: Decimal | None
    updated: datetime
    line_ids: tuple[str, ...]
    documents: tuple[str, ...]


class Invoice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One version of an invoice or credit note, as a source gave it."""

    external_id: str
    content: Content
    balance: Balance
    origin: Origin


class Debtor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One version of a debtor: all of it is content."""

    v: int = FORM
    id: str
    name: str
    tax_number: str
    email: str
    bank_account: str


def hashed(text: bytes) -> bytes:
    """SHA-256 of a canonical text, 32 bytes."""
    return hashlib.sha256(text).digest()


_encode = msgspec.json.Encoder().encode


def canonical(part: Content | Balance | Debtor | Origin) -> bytes:
    """The JSON text that is stored and hashed: fields in their order, numbers as exact text."""
    return _encode(part)


_content = msgspec.json.Decoder(Content)
_balance = msgspec.json.Decoder(Balance)
_debtor = msgspec.json.Decoder(Debtor)
_origin = msgspec.json.Decoder(Origin)


def content_of(doc: str) -> Content:
    """Read a stored `doc` back; the exact inverse of `canonical`."""
    return _content.decode(doc)


def balance_of(doc: str) -> Balance:
    return _balance.decode(doc)


def debtor_of(doc: str) -> Debtor:
    return _debtor.decode(doc)


def origin_of(doc: str) -> Origin:
    return _origin.decode(doc)


def gross(content: Content) -> Decimal:
    """What counts towards the loan book: the total, nothing once void, negative for a credit note."""
    if content.state == "void":
        return ZERO
    return -content.total if content.kind is Kind.CREDIT_NOTE else content.total
