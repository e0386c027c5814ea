"""A whole book as it stood at a moment."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from syncio.domain.client import Client
from syncio.domain.invoice import Kind, Status
from syncio.stores.database import Connection, statement
from syncio.stores.lists import Listed


class Head(msgspec.Struct, frozen=True):
    """What a list shows of `domain.invoice.Content`; its lines are passed over, not decoded."""

    kind: Kind
    number: str
    debtor: str
    issue_date: date
    due_date: date | None
    currency: str
    total: Decimal


class Left(msgspec.Struct, frozen=True):
    due: Decimal


class Said(msgspec.Struct, frozen=True):
    status: Status
    debtor_name: str


_head = msgspec.json.Decoder(Head).decode
_left = msgspec.json.Decoder(Left).decode
_said = msgspec.json.Decoder(Said).decode
#: Rows fetched at a time, some 150 kB: the server goes on while they are read.
FETCHED = 100


def book(connection: Connection, client: Client, moment: datetime) -> Iterator[Listed]:
    """Every receivable and credit note of a client as it stood at `moment`, streamed, in no order.

    What a later version says is left out, the debtor's name too; amounts are exact. Until the end, nothing else can be
    asked on this connection.
    """
    query, asked = statement("lists", "book").encode(), {"client": client.id, "as_of": moment}
    with connection.cursor() as cursor:
        for row in cursor.stream(query, asked, binary=True, size=FETCHED):
            yield stood(client.name, *row)


def stood(client: str, external_id: str, n: int, seen: datetime, doc: str, balance: str, origin: str) -> Listed:
    head, said = _head(doc), _said(origin)
    return Listed(
        client=client,
        external_id=external_id,
        kind=head.kind,
        number=head.number,
        status=said.status,
        debtor=head.debtor,
        debtor_name=said.debtor_name,
        issue_date=head.issue_date,
        due_date=head.due_date,
        currency=head.currency,
        total=head.total,
        due=_left(balance).due,
        version=n,
        seen=seen,
    )
