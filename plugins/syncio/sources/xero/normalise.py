"""Xero's JSON -> the canonical invoice and debtor. The only place that knows Xero's field names' meaning."""

import re
from decimal import Decimal
from typing import TypeVar

import msgspec

from syncio.domain.invoice import VOID, Balance, Content, Debtor, Invoice, Kind, Line, Origin, Status
from syncio.domain.money import ZERO, currency, exact
from syncio.errors import Invalid
from syncio.sources.xero.dates import day, moment
from syncio.sources.xero.document import Contact, Document, LineItem

KINDS = {
    "ACCREC": Kind.RECEIVABLE,
    "ACCPAY": Kind.PAYABLE,
    "ACCRECCREDIT": Kind.CREDIT_NOTE,
    "ACCPAYCREDIT": Kind.SUPPLIER_CREDIT,
}
STATUSES = {status.upper(): status for status in Status}
T = TypeVar("T")
#: Xero's ids are UUIDs; other servers that speak its API have their own. They go into addresses and keys.
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}")
#: Documents and debtors are found by their names, and no index takes kilobytes. Xero's have 255 characters at most.
LONGEST_NAME = 500
ESCAPE, NUL = b"\\", rb"\u0000"
#: An escaped NUL: a backslash that is itself escaped begins none.
_NUL = re.compile(rb"((?<!\\)(?:\\\\)*)\\u0000")
_document = msgspec.json.Decoder(Document)
_contact = msgspec.json.Decoder(Contact)


def read_document(record: bytes) -> Invoice:
    """Decode one element of `Invoices` or `CreditNotes`.

    :raises Invalid: where a field is missing, of another type, or of no sense; names the field, not its value.
    """
    source = decoded(_document, record)
    status = known(STATUSES, source.status, "Status")
    lines = source.line_items or ()
    return Invoice(
        external_id=identifier(source.credit_note_id or source.invoice_id, "InvoiceID"),
        content=content(source, status),
        balance=Balance(
            paid=optional(source.amount_paid, "AmountPaid"),
            credited=credited(source),
            due=optional(source.remaining_credit if source.credit_note_id else source.amount_due, "AmountDue"),
        ),
        origin=Origin(
            status=status,
            debtor_name=source.contact.name or "",
            rate=rate(source.currency_rate),
            updated=moment(source.updated_date_utc, "UpdatedDateUTC"),
            line_ids=tuple([line.line_item_id or "" for line in lines]),
            documents=(),
        ),
    )


def content(source: Document, status: Status) -> Content:
    issued = day(source.date_string, source.date, "Date")
    if issued is None:
        raise Invalid("Date is missing", field="Date")
    if status not in VOID and source.total and not source.line_items:
        raise Invalid("LineItems is empty though Total is not 0", field="LineItems")
    return Content(
        kind=known(KINDS, source.type, "Type"),
        number=name(source.invoice_number or source.credit_note_number, "InvoiceNumber"),
        debtor=identifier(source.contact.contact_id, "ContactID"),
        issue_date=issued,
        due_date=day(source.due_date_string, source.due_date, "DueDate"),
        currency=currency(source.currency_code, "CurrencyCode"),
        subtotal=exact(source.sub_total, "SubTotal"),
        tax=exact(source.total_tax, "TotalTax"),
        total=exact(source.total, "Total"),
        reference=source.reference or "",
        state="void" if status in VOID else "open",
        lines=tuple([line(item) for item in source.line_items or ()]),
    )


def line(item: LineItem) -> Line:
    return Line(
        description=item.description or "",
        quantity=None if item.quantity is None else exact(item.quantity, "Quantity"),
        unit_price=None if item.unit_amount is None else exact(item.unit_amount, "UnitAmount"),
        amount=ZERO if item.line_amount is None else exact(item.line_amount, "LineAmount"),
        tax=ZERO if item.tax_amount is None else exact(item.tax_amount, "TaxAmount"),
        tax_type=item.tax_type or "",
        account=item.account_code or "",
        item=item.item_code or "",
        tracking=tuple([(named.name or "", named.option or "") for named in item.tracking or ()]),
    )


def read_contact(record: bytes) -> Debtor:
    """Decode one element of `Contacts`.

    :raises Invalid: where a field is missing, of another type, or a name too long.
    """
    source = decoded(_contact, record)
    return Debtor(
        id=identifier(source.contact_id, "ContactID"),
        name=name(source.name, "Name"),
        tax_number=name(source.tax_number, "TaxNumber"),
        email=name(source.email_address, "EmailAddress"),
        bank_account=source.bank_account_details or "",
    )


def decoded(decoder: msgspec.json.Decoder[T], record: bytes) -> T:
    r"""Decode a record. PostgreSQL and FactorS cannot keep a NUL: `\u0000` becomes U+FFFD, so that it still shows."""
    if ESCAPE in record and NUL in record:  # the first alone is found fifty times as fast
        record = _NUL.sub(rb"\1\\ufffd", record)
    try:
        return decoder.decode(record)
    except (ValueError, RecursionError) as error:  # of msgspec, or of the UTF-8 beneath it
        raise Invalid(f"the record cannot be decoded: {error}") from error


def identifier(text: str | None, field: str) -> str:
    """:raises Invalid: where there is none, or one that no server gives away in good faith."""
    if not text:
        raise Invalid(f"{field} is missing", field=field)
    if not _ID.fullmatch(text):
        raise Invalid(f"{field} is no id", field=field)
    return text


def name(text: str | None, field: str) -> str:
    """:raises Invalid: where it is far longer than any that a server that speaks Xero's API should give."""
    if text and len(text) > LONGEST_NAME:
        raise Invalid(f"{field} has {len(text):,} characters, {LONGEST_NAME} are the most", field=field)
    return text or ""


def known(values: dict[str, T], text: str, field: str) -> T:
    try:
        return values[text]
    except KeyError:
        raise Invalid(f"{field} is none that Xero documents", field=field) from None


def optional(amount: Decimal | None, field: str) -> Decimal:
    """Drafts and voids leave amounts out, which Xero documents as nothing."""
    return ZERO if amount is None else exact(amount, field)


def credited(source: Document) -> Decimal:
    """An invoice's credits received; for a credit note, what was given to invoices."""
    if not source.credit_note_id:
        return optional(source.amount_credited, "AmountCredited")
    if source.remaining_credit is None:
        return ZERO
    return exact(source.total - source.remaining_credit, "RemainingCredit")


def rate(value: Decimal | None) -> Decimal | None:
    """Xero's rate has up to 10 places; it is kept as written, it counts towards no hash."""
    return value if value is not None and value.is_finite() else None
