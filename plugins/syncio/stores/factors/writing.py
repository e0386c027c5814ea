"""The statements that carry a staged batch into the loan book's tables, each over the whole batch at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, delete, exists, insert, literal, select, update

from syncio.domain.mapping import Entity
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.reading import of_its_invoice, owners
from syncio.stores.factors.rows import Row, line_records
from syncio.stores.factors.scope import BALANCE, CONTENT, Scope
from syncio.stores.factors.shape import PUSH_ID, Shape


def write(scope: Scope, postings: Sequence[Posting]) -> None:
    """Carry the staged batch into debtor and invoice, and its lines straight into theirs."""
    for step in STEPS:
        if (statement := step(scope)) is not None:
            scope.run(statement)
    shape = scope.shape
    rows = line_rows(shape, postings, numbers(scope))
    scope.adapter.bulk(scope.connection, shape.line, line_columns(shape), rows)


def line_columns(shape: Shape) -> list[str]:
    """The columns that a line is written into, in the order of `line_rows`."""
    entity = shape.mapping.line
    return [*entity.referring("invoice"), *(column.name for column in entity.own)]


def change_debtors(scope: Scope) -> Executable | None:
    table, staged = scope.shape.debtor, scope.shape.stage_debtor
    changing = {table.c[name]: staged.c[name] for name in scope.shape.mapping.debtor.changing(balance=False)}
    if not changing:
        return None
    return update(table).values(changing).where(scope.the_debtor, staged.c[PUSH_ID].is_not(None))


def add_debtors(scope: Scope) -> Executable | None:
    entity, staged = scope.shape.mapping.debtor, scope.shape.stage_debtor
    if not entity.creates:
        return None
    values = of_client(scope, entity) | {column.name: staged.c[column.name] for column in entity.own}
    return insert(scope.shape.debtor).from_select(
        list(values), select(*values.values()).select_from(staged).where(~exists().where(scope.the_debtor))
    )


def change_balances(scope: Scope) -> Executable | None:
    table, staged = scope.shape.invoice, scope.shape.stage_invoice
    changing = {table.c[name]: staged.c[name] for name in scope.shape.mapping.invoice.changing(balance=True)}
    return update(table).values(changing).where(scope.the_invoice, scope.of_class(BALANCE)) if changing else None


def change_invoices(scope: Scope) -> Executable | None:
    table, staged, entity = scope.shape.invoice, scope.shape.stage_invoice, scope.shape.mapping.invoice
    debtor = {table.c[name]: scope.shape.debtor.c[of] for name, of in entity.referring("debtor").items()}
    own = {column.name for column in entity.own}
    changing = debtor | {table.c[name]: staged.c[name] for name in entity.changing(balance=False) if name in own}
    return update(table).values(changing).where(scope.the_invoice, scope.its_debtor, scope.of_class(CONTENT))


def drop_lines(scope: Scope) -> Executable:
    shape = scope.shape
    return delete(shape.line).where(*of_its_invoice(shape), scope.the_invoice, scope.of_class(CONTENT))


def add_invoices(scope: Scope) -> Executable | None:
    shape, entity, staged = scope.shape, scope.shape.mapping.invoice, scope.shape.stage_invoice
    if not entity.creates:
        return None
    debtor = {name: shape.debtor.c[of] for name, of in entity.referring("debtor").items()}
    values = of_client(scope, entity) | debtor | {column.name: staged.c[column.name] for column in entity.own}
    return insert(shape.invoice).from_select(
        list(values),
        select(*values.values())
        .select_from(staged.join(shape.debtor, scope.its_debtor))
        .where(scope.of_class(CONTENT), ~exists().where(scope.the_invoice)),
    )


def of_client(scope: Scope, entity: Entity) -> dict[str, Any]:
    """The columns that refer to the client, with its values."""
    table = scope.shape.of(entity)
    return {name: literal(scope.row[of], table.c[name].type) for name, of in entity.referring("client").items()}


#: Changes come before additions, so that no row is written twice.
STEPS: tuple[Callable[[Scope], Executable | None], ...] = (
    *(change_debtors, add_debtors),
    *(change_balances, change_invoices, drop_lines, add_invoices),
)


def numbers(scope: Scope) -> dict[UUID, Row]:
    """By push id, what the lines of each invoice refer to it by."""
    shape = scope.shape
    wanted = select(shape.stage_invoice.c[PUSH_ID], *(shape.invoice.c[name] for name in owners(shape)))
    found = scope.run(wanted.where(scope.the_invoice, scope.of_class(CONTENT)))
    return {push_id: row for push_id, *row in found.all()}


def line_rows(shape: Shape, postings: Sequence[Posting], by_push_id: Mapping[UUID, Row]) -> Iterator[Row]:
    """Every line that is written; a balance leaves the lines alone."""
    entity, order = shape.mapping.line, owners(shape)
    pick = [order.index(of) for of in entity.referring("invoice").values()]
    for posting in postings:
        if (row := by_push_id.get(posting.push_id)) is not None:
            owner = [row[at] for at in pick]
            for record in line_records(posting.content):
                yield *owner, *entity.write(record)
