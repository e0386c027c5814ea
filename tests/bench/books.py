"""Staged books for the parts that read them: written by the product's own store, page by page, as a pull does it."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from syncio.domain.client import Client
from syncio.domain.invoice import Balance, Content, Debtor, Invoice, Kind, Line, Origin, Status
from syncio.domain.money import ZERO, exact
from syncio.domain.ports import Stream
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, opened
from tests.integration.staged.documents import NOW, debtor
from tests.integration.staged.staging import DEBTORS, INVOICES, begin, stage

FIRST_DAY = date(2023, 1, 1)
PAGE = 1000
INVOICES_A_DEBTOR = 50
GOODS = ("Cement, 25 kg bags", "Site labour, week", "Crane hire", "Delivery", "Steel mesh A142", "Skip of 8 yards")
FIRMS = ("Harbour", "Northern", "Summit", "Pioneer", "Granite", "Meadow", "Atlas", "Riverside", "Falcon", "Beacon")
TRADES = ("Builders", "Logistics", "Joinery", "Foods", "Engineering", "Textiles", "Print", "Energy")
#: Of a hundred invoices so many are paid, open, void and drafts.
STATUSES = (Status.PAID,) * 70 + (Status.AUTHORISED,) * 26 + (Status.VOIDED,) * 2 + (Status.DRAFT,) * 2


def enrol(dsn: str, name: str) -> Client:
    with opened(dsn, "syncio_owner") as connection:
        client = Clients(connection).add(name, "xero", secrets.token_hex(8), None)
        connection.commit()
    return client


def write_book(connection: Connection, client: Client, size: int) -> None:
    """Stage `size` invoices of four lines each, and a debtor for every fifty of them."""
    run = begin(connection, client)
    write_pages(connection, client, run, DEBTORS, range(1 + size // INVOICES_A_DEBTOR), debtor_no)
    write_pages(connection, client, run, INVOICES, range(size), invoice_no)


def write_invoices(
    connection: Connection, client: Client, numbers: Sequence[int], made: Callable[[int], Invoice]
) -> None:
    """Stage another version of these invoices."""
    write_pages(connection, client, begin(connection, client), INVOICES, numbers, made)


def write_pages(
    connection: Connection, client: Client, run: int, stream: Stream, numbers: Sequence[int], made: Callable[[int], Any]
) -> None:
    """The next version of each record, a thousand a page and a transaction."""
    for start in range(0, len(numbers), PAGE):
        items = [made(no) for no in numbers[start : start + PAGE]]
        stage(connection, client, run, stream, {key_of(item): item for item in items})


def key_of(item: Invoice | Debtor) -> str:
    return item.external_id if isinstance(item, Invoice) else item.id


def identity(kind: str, no: int) -> str:
    """The UUID of a record; in no order, as a source's are."""
    return str(uuid5(NAMESPACE_OID, f"{kind} {no}"))


def debtor_no(no: int) -> Debtor:
    name = f"{FIRMS[no % 10]} {TRADES[no // 10 % 8]} {no}"
    return debtor(identity("debtor", no), name, email=f"accounts@{no}.example")


def invoice_no(no: int, raised: Decimal = ZERO) -> Invoice:
    """The `no`-th invoice; its first line is `raised` by so much."""
    status, key = STATUSES[no * 37 % 100], identity("invoice", no)
    lines = tuple(line_no(no, at, raised if at == 0 else ZERO) for at in range(4))
    subtotal, tax = added(line.amount for line in lines), added(line.tax for line in lines)
    issued = FIRST_DAY + timedelta(days=no * 7919 % 1400)
    content = Content(
        kind=Kind.RECEIVABLE,
        number=f"INV-{no:07}",
        debtor=identity("debtor", no // INVOICES_A_DEBTOR),
        issue_date=issued,
        due_date=issued + timedelta(days=30),
        currency="GBP",
        subtotal=subtotal,
        tax=tax,
        total=added((subtotal, tax)),
        reference=f"PO {no % 9973}",
        state="void" if status is Status.VOIDED else "open",
        lines=lines,
    )
    paid = content.total if status is Status.PAID else ZERO
    origin = Origin(
        status=status,
        debtor_name=debtor_no(no // INVOICES_A_DEBTOR).name,
        rate=None,
        updated=NOW,
        line_ids=tuple(f"{at}{key[1:]}" for at in range(4)),
        documents=(),
    )
    balance = Balance(paid=paid, credited=ZERO, due=content.total - paid)
    return Invoice(external_id=key, content=content, balance=balance, origin=origin)


def added(amounts: Iterable[Decimal]) -> Decimal:
    return exact(sum(amounts, ZERO), "sum")


def line_no(no: int, at: int, raised: Decimal) -> Line:
    quantity, price = Decimal(1 + (no + at) % 9), Decimal(500 + no * 31 % 20_000) / 100 + raised
    amount = exact(quantity * price, "amount")
    return Line(
        description=f"{GOODS[(no + at) % 6]}, site {no % 89}",
        quantity=quantity,
        unit_price=exact(price, "unit_price"),
        amount=amount,
        tax=exact(amount / 5, "tax"),
        tax_type="OUTPUT2",
        account="200",
        item="",
        tracking=(("Region", ("North", "South")[no % 2]),),
    )
