"""What FactorS remembers of a client: its ledger, and the records it holds. Asked after SyncIO's side was restored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from syncio.domain.mapping import Entity
from syncio.stores.factors.clients import Referred
from syncio.stores.factors.columns import InUtc, aware
from syncio.stores.factors.integration import push_ledger
from syncio.stores.factors.posting import Class
from syncio.stores.factors.reading import (
    Document,
    Rebuilt,
    columns_of,
    headers,
    joined,
    known_of,
    lines,
    of_its_invoice,
)
from syncio.stores.factors.rows import Row, debtor_of, debtor_text, party_of
from syncio.stores.factors.shape import Shape, own_keys

AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class Entry:
    """One entry of the ledger: a release that FactorS took."""

    push_id: UUID
    hash: bytes
    policy: bytes | None
    push_class: Class
    external_id: str
    after: bytes
    after_balance: bytes | None
    applied: datetime


ENTRIES = select(
    *(push_ledger.c[name] for name in ("push_id", "hash", "policy", "class")),
    *(push_ledger.c[name] for name in ("external_id", "after_hash", "after_balance")),
    InUtc(push_ledger.c.applied_at),
).order_by(push_ledger.c.applied_at, push_ledger.c.push_id)


class Memory:
    """One client's part of FactorS; `row`: the client's there, None where there is none."""

    def __init__(self, connection: Connection, shape: Shape, client_name: str, row: Referred | None) -> None:
        self._connection = connection
        self.shape = shape
        self._client_name = client_name
        self._row = row

    def entries(self) -> list[Entry]:
        """The client's ledger, oldest first."""
        rows = self._connection.execute(ENTRIES.where(push_ledger.c.client == self._client_name))
        return [entry(row) for row in rows]

    def documents(self, ids: Sequence[str], known: Mapping[str, tuple[str, str]]) -> dict[str, Document]:
        """Content and balance, as canonical texts, of those of `ids` that FactorS holds.

        :param known: what they are known to be, by id: FactorS's tables may hold less than all of it.
        """
        found: dict[str, Document] = {}
        shape, entity = self.shape, self.shape.mapping.invoice
        if self._row is None:
            return found
        key, needed = entity.named[id_key(entity)], {} if shape.mapping.whole else known
        column = shape.invoice.c[key.name]
        for start in range(0, len(ids), AT_ONCE):
            keys = id_keys(entity, ids[start : start + AT_ONCE])
            own = (*clients_own(shape, entity, self._row), column.in_(list(keys)))
            rows = self._connection.execute(headers(shape, column).where(*own)).all()
            of_these = self._connection.execute(lines(shape).where(*of_its_invoice(shape), *own)).all()
            by_row = {row[0]: keys[key.type.text(row[0])] for row in rows}
            told = {at: known_of(each, *needed[each]) for at, each in by_row.items() if each in needed}
            found |= {by_row[at]: held for at, held in joined(shape, rows, of_these, told).items()}
        return found

    def debtors(self, known: Mapping[str, str]) -> dict[str, bytes]:
        """The canonical text of every debtor that FactorS has of the client.

        :param known: what they are known to be, by id.
        """
        shape, entity = self.shape, self.shape.mapping.debtor
        if self._row is None:
            return {}
        rows = self._connection.execute(
            select(*columns_of(entity, shape.debtor)).where(*clients_own(shape, entity, self._row))
        )
        rebuilt, told = Rebuilt(entity), {each: party_of(debtor_of(doc)) for each, doc in known.items()}
        texts = ((row, rebuilt(row)[0]) for row in rows)
        return {each: debtor_text(rebuilt(row, told.get(each))) for row, each in texts if each is not None}


def clients_own(shape: Shape, entity: Entity, row: Referred) -> list[ColumnElement[bool]]:
    """That a row is one of the client's."""
    table = shape.of(entity)
    return [table.c[name] == row[of] for name, of in entity.referring("client").items()]


def id_key(entity: Entity) -> str:
    """The key that holds a record's id."""
    return next(key for key in own_keys(entity) if "external_id" in entity.named[key].fields)


def id_keys(entity: Entity, ids: Sequence[str]) -> dict[Any, str]:
    """Each id by what the key holds of it."""
    column = entity.named[id_key(entity)]
    return {column.write(SimpleNamespace(external_id=each)): each for each in ids}


def newest(connection: Connection, client_name: str) -> list[UUID]:
    """The push ids of a client's last entries."""
    own = push_ledger.c.client == client_name
    last = select(func.max(push_ledger.c.applied_at)).where(own).scalar_subquery()
    rows = connection.execute(select(push_ledger.c.push_id).where(own, push_ledger.c.applied_at == last))
    return [push_id for (push_id,) in rows]


def entry(row: Row) -> Entry:
    push_id, value, policy, push_class, external_id, after, balance, applied = row
    return Entry(
        push_id,
        bytes.fromhex(value),
        policy and bytes.fromhex(policy),
        push_class,
        external_id,
        bytes.fromhex(after),
        balance and bytes.fromhex(balance),
        aware(applied),
    )
