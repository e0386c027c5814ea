"""The limit of a pull: a bare program, `python -m tests.bench.bare`, told where by JSON on standard input.

It fetches the same pages as a pull does, from the same server with the same HTTP library, the next page while one is
worked on. It decodes each record with msgspec into a typed struct with floats, and copies it in binary into tables of
the same shape, with the same indexes: its JSON text into `version`, its list fields into `head` or `debtor`. It
commits once a page.

Left out: exact money, hashes, raw bytes, looking up what was there before, quarantine, and every check of a value.
"""

import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, LiteralString

import msgspec
import psycopg
import requests
from psycopg import sql
from psycopg.types.string import BytesBinaryDumper

from syncio.stores.database import Connection
from tests.bench.usage import used

PAGE_SIZE = 1000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SCHEMA: LiteralString = """
CREATE SCHEMA bare;
SET search_path = bare;
CREATE TABLE version (record int8, n int4, seen timestamptz, doc text);
CREATE TABLE head (
    record int8, client int4, external_id text, n int4, kind text, number text, status text, debtor text,
    issue_date date, due_date date, currency text, total float8, due float8, updated timestamptz, seen timestamptz
) WITH (fillfactor = 90);
CREATE TABLE debtor (record int8, client int4, external_id text, n int4, name text, seen timestamptz)
WITH (fillfactor = 90);
"""
INDEXES = """
SELECT replace(indexdef, ' ON syncio.', ' ON bare.') FROM pg_indexes
WHERE schemaname = 'syncio' AND tablename IN ('version', 'head', 'debtor')
"""
TYPES = {
    "version": "int8 int4 timestamptz bytea",
    "head": "int8 int4 text int4 text text text text date date text float8 float8 timestamptz timestamptz",
    "debtor": "int8 int4 text int4 text timestamptz",
}


class Struct(msgspec.Struct, rename="pascal", omit_defaults=True, gc=False):
    pass


class Named(Struct):
    name: str = ""
    option: str = ""


class LineItem(Struct):
    line_item_id: str = msgspec.field(default="", name="LineItemID")
    description: str = ""
    quantity: float = 0
    unit_amount: float = 0
    line_amount: float = 0
    tax_amount: float = 0
    tax_type: str = ""
    account_code: str = ""
    item_code: str = ""
    tracking: list[Named] = msgspec.field(default_factory=list)


class ContactOf(Struct):
    contact_id: str = msgspec.field(name="ContactID")
    name: str = ""


class Document(Struct):
    type: str
    status: str
    contact: ContactOf
    sub_total: float
    total_tax: float
    total: float
    updated_date_utc: str = msgspec.field(name="UpdatedDateUTC")
    currency_code: str
    invoice_id: str = msgspec.field(default="", name="InvoiceID")
    credit_note_id: str = msgspec.field(default="", name="CreditNoteID")
    invoice_number: str = ""
    credit_note_number: str = ""
    reference: str = ""
    date_string: str = ""
    due_date_string: str = ""
    currency_rate: float = 0
    amount_due: float = 0
    amount_paid: float = 0
    amount_credited: float = 0
    remaining_credit: float = 0
    line_items: list[LineItem] = msgspec.field(default_factory=list)


class Contact(Struct):
    contact_id: str = msgspec.field(name="ContactID")
    name: str
    tax_number: str = ""
    email_address: str = ""
    bank_account_details: str = ""


class Pagination(msgspec.Struct, rename="camel"):
    page_count: int


class Envelope(msgspec.Struct, rename="pascal"):
    pagination: Pagination = msgspec.field(name="pagination")
    invoices: list[msgspec.Raw] = []
    credit_notes: list[msgspec.Raw] = []
    contacts: list[msgspec.Raw] = []


_envelope = msgspec.json.Decoder(Envelope)
_document = msgspec.json.Decoder(Document)
_contact = msgspec.json.Decoder(Contact)
_encode = msgspec.json.Encoder().encode


def create(connection: Connection) -> None:
    """Make the tables beside those of a migrated database, whose indexes they share."""
    connection.execute(SCHEMA)
    for (definition,) in connection.execute(INDEXES).fetchall():
        connection.execute(definition.encode())


def pages(session: requests.Session, url: str, what: str, options: dict[str, str]) -> Iterator[Envelope]:
    """Every page of a list."""
    for no in count(1):
        asked = {"page": str(no), "pageSize": str(PAGE_SIZE), **options}
        answer = session.get(f"{url}/api.xro/2.0/{what}", params=asked, timeout=60, stream=True)
        answer.raise_for_status()
        page = _envelope.decode(answer.raw.read(decode_content=True))
        yield page
        if no >= page.pagination.page_count:
            return


def ahead(found: Iterator[Envelope]) -> Iterator[Envelope]:
    """Fetch the next page while this one is worked on."""
    with ThreadPoolExecutor(1) as executor:
        upcoming = executor.submit(next, found, None)
        while (page := upcoming.result()) is not None:
            upcoming = executor.submit(next, found, None)
            yield page


def document_rows(record: int, seen: datetime, raw: msgspec.Raw) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    one = _document.decode(raw)
    updated = EPOCH + timedelta(milliseconds=int(one.updated_date_utc[6:-7]))
    due = date.fromisoformat(one.due_date_string[:10]) if one.due_date_string else None
    head = (
        record, 1, one.invoice_id or one.credit_note_id, 1, one.type, one.invoice_number or one.credit_note_number,
        one.status, one.contact.contact_id, date.fromisoformat(one.date_string[:10]), due, one.currency_code,
        one.total, one.amount_due, updated, seen,
    )  # fmt: skip
    return (record, 1, seen, _encode(one)), head


def contact_rows(record: int, seen: datetime, raw: msgspec.Raw) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    one = _contact.decode(raw)
    return (record, 1, seen, _encode(one)), (record, 1, one.contact_id, 1, one.name, seen)


def copy_rows(connection: Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.adapters.register_dumper(bytes, BytesBinaryDumper)
        with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(sql.Identifier(table))) as copy:
            copy.set_types(TYPES[table].split())
            for row in rows:
                copy.write_row(row)


def copy_all(connection: Connection, session: requests.Session, url: str) -> int:
    """Copy the three lists; how many records there were."""
    numbers = count(1)
    for what, options, table, rows_of in (
        ("Contacts", {"order": "ContactID ASC", "includeArchived": "true"}, "debtor", contact_rows),
        ("Invoices", {"order": "InvoiceID ASC", "unitdp": "4"}, "head", document_rows),
        ("CreditNotes", {"order": "CreditNoteID ASC", "unitdp": "4"}, "head", document_rows),
    ):
        for page in ahead(pages(session, url, what, options)):
            seen = datetime.now(UTC)
            records = page.contacts or page.invoices or page.credit_notes
            pairs = [rows_of(next(numbers), seen, raw) for raw in records]
            copy_rows(connection, "version", [version for version, _ in pairs])
            copy_rows(connection, table, [head for _, head in pairs])
            connection.commit()
    return next(numbers) - 1


def main(dsn: str, whom: str, url: str, token: str) -> None:
    gc.freeze()
    with (
        used() as usage,
        psycopg.connect(dsn, options="-c search_path=bare") as connection,
        requests.Session() as session,
    ):
        session.trust_env = False
        session.headers.update(
            {"Accept": "application/json", "Authorization": f"Bearer {token}", "xero-tenant-id": whom}
        )
        copied = copy_all(connection, session, url)
    sys.stdout.write(msgspec.json.encode({"usage": usage, "copied": copied}).decode())


if __name__ == "__main__":
    main(**msgspec.json.decode(sys.stdin.buffer.read()))
