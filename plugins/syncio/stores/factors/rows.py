"""The canonical text of a document as the rows FactorS keeps of it, and back.

Amounts stay text all the way, so that nothing can be lost on it: what is read back from the rows must give the very
bytes that were hashed when the document was approved.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any, TypeVar

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


@lru_cache(maxsize=10_000)  # most come again and again
def plain(number: str) -> str:
    """The one text of a number that came as `numeric(19, 4)`: `10.5000` is `10.5`."""
    return number.rstrip("0").rstrip(".")


def line_of(row: Row) -> LineText:
    """One line from its columns, amounts as text."""
    description, quantity, unit_price, amount, tax, tax_type, account, item, tracking = row
    return LineText(
        description,
        quantity and plain(quantity),
        unit_price and plain(unit_price),
        plain(amount),
        plain(tax),
        tax_type,
        account,
        item,
        msgspec.Raw(tracking.encode()),
    )


def document_of(row: Row, lines: Iterable[Row]) -> tuple[bytes, bytes]:
    """Content and balance as canonical texts, from a header (see `reading.HEADERS`) and its lines in order."""
    kind, number, debtor, issued, due, currency, subtotal, tax, total, reference, state, *balance = row
    content = ContentText(
        FORM,
        kind,
        number,
        debtor,
        issued.isoformat(),
        due and due.isoformat(),
        currency,
        plain(subtotal),
        plain(tax),
        plain(total),
        reference,
        state,
        tuple(map(line_of, lines)),
    )
    return encode(content), encode(BalanceText(*map(plain, balance)))


def debtor_text(external_id: str, row: Row) -> bytes:
    """A debtor's canonical text from its columns."""
    name, tax_number, email, bank_account = row
    debtor = Debtor(id=external_id, name=name, tax_number=tax_number, email=email, bank_account=bank_account)
    return encode(debtor)


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
