"""The canonical text of a document as the rows FactorS keeps of it, and back.

Amounts stay text all the way, so that nothing can be lost on it: what is read back from the rows must give the very
bytes that were hashed when the document was approved.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar

import msgspec

from syncio.domain.invoice import FORM, Debtor
from syncio.errors import Invalid

Row = Sequence[Any]
T = TypeVar("T")


class LineText(msgspec.Struct, frozen=True, gc=False):
    """A canonical `Line`, its amounts as text and its tracking as the JSON it is kept as."""

    description: str
    quantity: str | None
    unit_price: str | None
    amount: str
    tax: str
    tax_type: str
    account: str
    item: str
    tracking: msgspec.Raw

    def row(self) -> tuple[str | None, ...]:
        """Its values in the order of the table's columns."""
        return (
            self.description,
            self.quantity,
            self.unit_price,
            self.amount,
            self.tax,
            self.tax_type,
            self.account,
            self.item,
            bytes(self.tracking).decode(),
        )


class ContentText(msgspec.Struct, frozen=True, gc=False):
    """A canonical `Content`, field by field in its order."""

    v: int
    kind: str
    number: str
    debtor: str
    issue_date: str
    due_date: str | None
    currency: str
    subtotal: str
    tax: str
    total: str
    reference: str
    state: str
    lines: tuple[LineText, ...]


class BalanceText(msgspec.Struct, frozen=True, gc=False):
    """A canonical `Balance`."""

    paid: str
    credited: str
    due: str


encode = msgspec.json.Encoder().encode
_content = msgspec.json.Decoder(ContentText)
_balance = msgspec.json.Decoder(BalanceText)
_debtor = msgspec.json.Decoder(Debtor)


def content_text(doc: str) -> ContentText:
    """Read a canonical content.

    :raises Invalid: where it is not in the form that FactorS's rows can hold.
    """
    return _read(_content, doc)


def balance_text(doc: str) -> BalanceText:
    """Read a canonical balance.

    :raises Invalid: where it is not in the form that FactorS's rows can hold.
    """
    return _read(_balance, doc)


def debtor_of(doc: str) -> Debtor:
    """Read a canonical debtor.

    :raises Invalid: where it is not in the form that FactorS's rows can hold.
    """
    return _read(_debtor, doc)


def _read(decoder: msgspec.json.Decoder[T], doc: str) -> T:
    try:
        return decoder.decode(doc)
    except msgspec.DecodeError as error:
        raise Invalid(f"the staged text is of another form than FactorS's rows: {error}") from error


class Header(NamedTuple):
    """An invoice but for its lines, by the names of `mapping.FIELDS`; what is not known is None."""

    external_id: str
    kind: str | None
    number: str | None
    debtor: str | None
    issue_date: str | None
    due_date: str | None
    currency: str | None
    subtotal: str | None
    tax: str | None
    total: str | None
    reference: str | None
    state: str | None
    paid: str | None
    credited: str | None
    due: str | None


class ClientRecord(NamedTuple):
    """A client."""

    name: str


class Party(NamedTuple):
    """A debtor."""

    external_id: str
    name: str | None
    tax_number: str | None
    email: str | None
    bank_account: str | None


class LineRecord(NamedTuple):
    """A line with its place, which counts from 1."""

    position: str
    description: str | None
    quantity: str | None
    unit_price: str | None
    amount: str | None
    tax: str | None
    tax_type: str | None
    account: str | None
    item: str | None
    tracking: str | None


def header_of(external_id: str, content: ContentText, balance: BalanceText) -> Header:
    return Header(
        external_id,
        content.kind,
        content.number,
        content.debtor,
        content.issue_date,
        content.due_date,
        content.currency,
        content.subtotal,
        content.tax,
        content.total,
        content.reference,
        content.state,
        balance.paid,
        balance.credited,
        balance.due,
    )


def line_records(content: ContentText) -> list[LineRecord]:
    return [LineRecord(str(at), *each.row()) for at, each in enumerate(content.lines, start=1)]


def party_of(debtor: Debtor) -> Party:
    return Party(debtor.id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account)


def line_of(values: Row) -> LineText:
    """One line from its fields in the order of `LineRecord`."""
    _, description, quantity, unit_price, amount, tax, tax_type, account, item, tracking = values
    raw = msgspec.Raw((tracking or "null").encode())
    return LineText(description, quantity, unit_price, amount, tax, tax_type, account, item, raw)


def document_of(values: Row, lines: Iterable[Row]) -> tuple[bytes, bytes]:
    """Content and balance as canonical texts, from the fields of a `Header` and of its lines in order."""
    _, kind, number, debtor, issued, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due = (
        values
    )
    header = (kind, number, debtor, issued, due_date, currency, subtotal, tax, total, reference, state)
    return encode(ContentText(FORM, *header, tuple(map(line_of, lines)))), encode(BalanceText(paid, credited, due))


def debtor_text(values: Row) -> bytes:
    """A debtor's canonical text from the fields of a `Party`."""
    external_id, name, tax_number, email, bank_account = values
    return encode(Debtor(id=external_id, name=name, tax_number=tax_number, email=email, bank_account=bank_account))


def differing(expected: bytes, found: bytes) -> Iterator[str]:
    """The names of the fields in which two canonical texts differ; a line's is `line 2 amount`."""
    left, right = msgspec.json.decode(expected), msgspec.json.decode(found)
    before, after = left.pop("lines", []), right.pop("lines", [])
    yield from (name for name in left if left[name] != right.get(name))
    for at, (old, new) in enumerate(zip_longest(before, after), start=1):
        if old is None or new is None:
            yield f"line {at}"
        else:
            yield from (f"line {at} {name}" for name in old if old[name] != new.get(name))
