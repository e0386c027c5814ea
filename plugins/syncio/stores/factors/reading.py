"""What FactorS holds now of the records of a batch, rebuilt into canonical texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from syncio.domain.mapping import Entity
from syncio.domain.mapping.reader import Texts
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.rows import (
    Header,
    LineRecord,
    Party,
    Row,
    balance_text,
    content_text,
    debtor_of,
    debtor_text,
    document_of,
    header_of,
    line_records,
    party_of,
)
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.shape import ID, PUSH_ID, Shape, exact

LOCKING = "WITH (UPDLOCK, HOLDLOCK)"

Document = tuple[bytes, bytes]


class Known(NamedTuple):
    """What a record is known to be: FactorS may hold less than all of it."""

    header: Header
    lines: Sequence[LineRecord]


def columns_of(entity: Entity, table: Any) -> list[ColumnElement[Any]]:
    """A table's own columns as they are read, in the entity's order."""
    return [exact(table.c[column.name], column.type) for column in entity.own]


def owners(shape: Shape) -> list[str]:
    """The invoice's columns by which its lines belong to it."""
    return sorted(set(shape.mapping.line.referring("invoice").values()))


def headers(shape: Shape, key: ColumnElement[Any]) -> Select[Any]:
    """A key, then what `joined` takes of an invoice: how its lines belong to it, its own columns, its debtor's."""
    mapping = shape.mapping
    refer = mapping.invoice.referring("debtor")
    joined = [shape.invoice.c[name] == shape.debtor.c[of] for name, of in refer.items()]
    return select(
        key,
        *(shape.invoice.c[name] for name in owners(shape)),
        *columns_of(mapping.invoice, shape.invoice),
        *columns_of(mapping.debtor, shape.debtor),
    ).where(*joined)


def lines(shape: Shape) -> Select[Any]:
    """How each line belongs to its invoice, then its own columns, in order."""
    entity = shape.mapping.line
    refer = entity.referring("invoice")
    by = [shape.line.c[name] for name, _ in sorted(refer.items(), key=lambda pair: pair[1])]
    place = next(column.name for column in entity.own if column.fields == ("position",))
    return select(*by, *columns_of(entity, shape.line)).order_by(*by, shape.line.c[place])


def of_its_invoice(shape: Shape) -> list[ColumnElement[bool]]:
    return [shape.line.c[name] == shape.invoice.c[of] for name, of in shape.mapping.line.referring("invoice").items()]


def documents(scope: Scope, known: Mapping[UUID, Known] | None = None, *, locked: bool = False) -> dict[UUID, Document]:
    """Content and balance of each staged invoice that FactorS has, by push id; `locked` against the loan book."""
    shape = scope.shape
    wanted = headers(shape, shape.stage_invoice.c[PUSH_ID]).where(scope.the_invoice)
    if locked:
        wanted = wanted.with_for_update(of=shape.invoice).with_hint(shape.invoice, LOCKING, "mssql")
    found = scope.run(wanted).all()
    of_these = lines(shape).where(*of_its_invoice(shape), scope.the_invoice)
    return joined(shape, found, scope.run(of_these).all() if found else (), known or {})


def joined(
    shape: Shape, found: Iterable[Row], of_these: Iterable[Row], known: Mapping[Any, Known]
) -> dict[Any, Document]:
    """Documents by their key, from rows of `headers` and of `lines`."""
    mapping, width = shape.mapping, len(owners(shape))
    own = width + len(mapping.invoice.own)
    owner = itemgetter(*range(width))
    by_owner = {key: [row[width:] for row in rows] for key, rows in groupby(of_these, owner)}
    header, party, line = (Rebuilt(entity) for entity in (mapping.invoice, mapping.debtor, mapping.line))
    documents: dict[Any, Document] = {}
    for key, *row in found:
        is_known = known.get(key)
        values = [*header(row[width:own], is_known and is_known.header)]
        values[3] = party(row[own:], is_known and Party(is_known.header.debtor or "", None, None, None, None))[0]
        shown = is_known.lines if is_known else ()
        held = zip_longest(by_owner.get(owner(row), ()), shown)
        documents[key] = document_of(values, [line(each, one) for each, one in held if each is not None])
    return documents


class Rebuilt:
    """Makes the fields of one record from its own columns as the driver gives them."""

    def __init__(self, entity: Entity) -> None:
        self._plain: list[tuple[int, Callable[[Any], str | None]]] = [
            (at, plain)
            for at, column in enumerate(entity.own)
            if (plain := column.type.plain) is not None and column.fields != ("position",)  # lines come in order
        ]
        self._reader = entity.reader

    def __call__(self, row: Row, known: Any = None) -> Texts:
        held = list(row)
        for at, plain in self._plain:
            held[at] = plain(held[at])
        return self._reader.values(held, known)


def debtors(
    scope: Scope, known: Mapping[UUID | str, Party] | None = None, *, locked: bool = False
) -> list[tuple[UUID | None, str, bytes]]:
    """Push id (none where only shown), external id and canonical text of each staged debtor that FactorS has.

    :param known: by push id, and by external id of those that are only shown.
    """
    shape, entity = scope.shape, scope.shape.mapping.debtor
    staged = shape.stage_debtor
    wanted = select(staged.c[PUSH_ID], staged.c[ID], *columns_of(entity, shape.debtor)).where(scope.the_debtor)
    if locked:
        own = wanted.where(staged.c[PUSH_ID].is_not(None))
        wanted = own.with_for_update(of=shape.debtor).with_hint(shape.debtor, LOCKING, "mssql")
    rebuilt, by_key = Rebuilt(entity), known or {}
    found: list[tuple[UUID | None, str, bytes]] = []
    for push_id, external_id, *row in scope.run(wanted).all():
        values = rebuilt(row, by_key.get(push_id or external_id))
        found.append((push_id, external_id, debtor_text([values[0] or external_id, *values[1:]])))
    return found


def known_invoices(scope: Scope, postings: Iterable[Posting], *, before: bool) -> dict[UUID, Known]:
    """What was shown of invoices, before or after; none where FactorS's tables hold all of it."""
    mapping = scope.shape.mapping
    if mapping.whole:
        return {}
    found: dict[UUID, Known] = {}
    for posting in postings:
        doc, balance = (posting.before_doc, posting.held_balance_doc) if before else (posting.doc, posting.balance)
        if posting.push_class != "debtor" and doc and balance:
            found[posting.push_id] = known_of(posting.external_id, doc, balance)
    return found


def known_of(external_id: str, doc: str, balance: str) -> Known:
    content = content_text(doc)
    return Known(header_of(external_id, content, balance_text(balance)), line_records(content))


def known_debtors(scope: Scope, postings: Iterable[Posting], *, before: bool) -> dict[UUID | str, Party]:
    """The same of debtors: of their own changes by push id, of those that were shown by external id."""
    if scope.shape.mapping.debtor.reader.whole:
        return {}
    found: dict[UUID | str, Party] = {}
    for posting in postings:
        if posting.push_class == "debtor":
            if doc := posting.before_doc if before else posting.doc:
                found[posting.push_id] = party_of(debtor_of(doc))
        elif posting.debtor is not None:
            found.setdefault(posting.content.debtor, party_of(debtor_of(posting.debtor)))
    return found
