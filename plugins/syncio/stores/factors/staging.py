"""A batch's way into FactorS's stage tables, which live as long as its transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple, TypeVar
from uuid import UUID

from syncio.domain.mapping import Entity, Mapping
from syncio.errors import Invalid
from syncio.stores.factors.posting import Contradicted, Posting
from syncio.stores.factors.rows import Party, Row, debtor_of, header_of, party_of
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.shape import own_keys

Part = TypeVar("Part")
UNFIT = "FactorS's tables cannot hold it: its {}; correct the document, or the mapping"


class Brought(NamedTuple):
    """A debtor on its way; `push_id` where it is a change of its own."""

    push_id: UUID | None
    doc: str


def stage(scope: Scope, postings: Sequence[Posting], shown: Sequence[Posting]) -> None:
    """Lay out what `postings` would write, and the debtors that were shown with `shown`.

    :raises Contradicted: with every posting of which a value does not fit FactorS's columns.
    """
    shape, refused = scope.shape, dict[UUID, str]()
    invoices, debtors = staged_rows(shape.mapping, postings, shown, refused)
    if refused:
        raise Contradicted(refused)
    scope.adapter.stage(scope.connection, shape)
    client = [str(scope.row[name]) for name in shape.client_columns]
    for table, rows in ((shape.stage_invoice, invoices), (shape.stage_debtor, debtors)):
        scope.adapter.bulk(scope.connection, table, table.columns.keys(), ([*client, *row] for row in rows))


def staged_rows(
    mapping: Mapping, postings: Sequence[Posting], shown: Sequence[Posting], refused: dict[UUID, str]
) -> tuple[list[Row], list[Row]]:
    """The rows of invoices and debtors; of what does not fit the reason, by push id."""
    make = partial(invoice_row, mapping.invoice, owner_keys(mapping.debtor))
    invoices = fitting([(each.push_id, each) for each in postings if each.push_class != "debtor"], make, refused)
    return invoices, fitting(debtors_of(postings, shown), partial(debtor_row, mapping.debtor), refused)


def unfit(mapping: Mapping, postings: Sequence[Posting]) -> dict[UUID, str]:
    """Why some of these do not fit FactorS's columns."""
    refused: dict[UUID, str] = {}
    staged_rows(mapping, postings, postings, refused)
    return refused


def fitting(parts: Iterable[tuple[UUID, Part]], make: Callable[[Part], Row], refused: dict[UUID, str]) -> list[Row]:
    """The rows that fit; of the others the reason, by the posting that they came with."""
    rows: list[Row] = []
    for push_id, part in parts:
        try:
            rows.append(make(part))
        except Invalid as error:
            refused[push_id] = UNFIT.format(error)
    return rows


def invoice_row(entity: Entity, owner: Callable[[str], Row], posting: Posting) -> Row:
    """A header in the order of `stage_invoice`'s columns."""
    content = posting.content
    header = header_of(posting.external_id, content, posting.amounts)
    return str(posting.push_id), posting.push_class, *owner(content.debtor), *entity.write(header)


def owner_keys(entity: Entity) -> Callable[[str], Row]:
    """By a debtor's id, its own keys; they hold nothing but the id."""
    columns = [entity.named[key] for key in own_keys(entity)]

    @cache
    def keys(external_id: str) -> Row:
        party = Party(external_id, None, None, None, None)
        return tuple(column.write(party) for column in columns)

    return keys


def debtors_of(postings: Iterable[Posting], shown: Iterable[Posting]) -> Iterator[tuple[UUID, Brought]]:
    """The posting that each debtor came with, and the debtor: changes of their own, and each that was shown, once.

    One that was shown has no push id of its own; it is as the first invoice showed it.
    """
    for posting in postings:
        if posting.push_class == "debtor":
            yield posting.push_id, Brought(posting.push_id, posting.doc)
    first: dict[str, tuple[UUID, Brought]] = {}
    for posting in shown:
        if posting.debtor is not None:
            first.setdefault(posting.content.debtor, (posting.push_id, Brought(None, posting.debtor)))
    yield from first.values()


def debtor_row(entity: Entity, brought: Brought) -> Row:
    party = party_of(debtor_of(brought.doc))
    return brought.push_id and str(brought.push_id), party.external_id, *entity.write(party)
