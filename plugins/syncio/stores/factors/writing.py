"""The statements that carry a staged batch into the loan book's tables, each over the whole batch at once."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import and_, delete, exists, insert, select, update

from syncio.stores.factors.columns import header, line, party
from syncio.stores.factors.integration import stage_debtor, stage_invoice
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.reading import BATCH, THE_DEBTOR, THE_INVOICE, Scope
from syncio.stores.factors.rows import Row
from syncio.stores.factors.tables import debtor, invoice, invoice_line

HEADER = [column.name for column in header()]
LINE = ["invoice", "position", *(column.name for column in line())]
PARTY = [column.name for column in party()]
BALANCE = ["paid", "credited", "due"]

OF_BATCH = stage_invoice.c.batch == BATCH
CONTENT = and_(OF_BATCH, stage_invoice.c["class"] == "content")
ITS_DEBTOR = and_(debtor.c.client == stage_invoice.c.client, debtor.c.external_id == stage_invoice.c.debtor)

ADD_DEBTORS = insert(debtor).from_select(
    ["client", "external_id", *PARTY],
    select(stage_debtor.c.client, stage_debtor.c.external_id, *(stage_debtor.c[name] for name in PARTY)).where(
        stage_debtor.c.batch == BATCH, ~exists().where(THE_DEBTOR)
    ),
)
CHANGE_DEBTORS = (
    update(debtor)
    .values({debtor.c[name]: stage_debtor.c[name] for name in PARTY})
    .where(THE_DEBTOR, stage_debtor.c.batch == BATCH, stage_debtor.c.push_id.is_not(None))
)
CHANGE_INVOICES = (
    update(invoice)
    .values({invoice.c.debtor: debtor.c.id} | {invoice.c[name]: stage_invoice.c[name] for name in HEADER})
    .where(THE_INVOICE, ITS_DEBTOR, CONTENT)
)
CHANGE_BALANCES = (
    update(invoice)
    .values({invoice.c[name]: stage_invoice.c[name] for name in BALANCE})
    .where(THE_INVOICE, OF_BATCH, stage_invoice.c["class"] == "balance")
)
DROP_LINES = delete(invoice_line).where(invoice_line.c.invoice == invoice.c.id, THE_INVOICE, CONTENT)
ADD_INVOICES = insert(invoice).from_select(
    ["client", "external_id", "debtor", *HEADER],
    select(
        stage_invoice.c.client, stage_invoice.c.external_id, debtor.c.id, *(stage_invoice.c[name] for name in HEADER)
    )
    .select_from(stage_invoice.join(debtor, ITS_DEBTOR))
    .where(CONTENT, ~exists().where(THE_INVOICE)),
)
NUMBERS = (
    select(stage_invoice.c.push_id, invoice.c.id).select_from(stage_invoice.join(invoice, THE_INVOICE)).where(CONTENT)
)

#: Changes before additions, so that no row is written twice.
STEPS = (CHANGE_DEBTORS, ADD_DEBTORS, CHANGE_BALANCES, CHANGE_INVOICES, DROP_LINES, ADD_INVOICES)


def write(scope: Scope, postings: Sequence[Posting]) -> None:
    """Carry the staged batch into debtor and invoice, and its lines straight into invoice_line."""
    for step in STEPS:
        scope.run(step)
    numbers = dict(tuple(row) for row in scope.run(NUMBERS).all())
    scope.adapter.bulk(scope.connection, invoice_line, LINE, line_rows(postings, numbers))


def line_rows(postings: Sequence[Posting], numbers: Mapping[UUID, int]) -> Iterator[Row]:
    """Every line that is written; a balance leaves the lines alone.

    :param numbers: FactorS's id of each invoice, by push id.
    """
    for posting in postings:
        if (number := numbers.get(posting.push_id)) is not None:
            for position, each in enumerate(posting.content.lines, start=1):
                yield number, position, *each.row()
