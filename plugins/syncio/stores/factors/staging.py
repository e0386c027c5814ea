"""A batch's way into FactorS's stage tables, and out of them again."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Table, delete

from syncio.domain.invoice import Debtor
from syncio.stores.factors.integration import STAGED, stage_debtor, stage_invoice
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.reading import BATCH, Scope
from syncio.stores.factors.rows import Row, debtor_of


def stage(scope: Scope, postings: Sequence[Posting], shown: Sequence[Posting]) -> None:
    """Lay out what `postings` would write, and the debtors that were shown with `shown`."""
    invoices = [posting for posting in postings if posting.push_class != "debtor"]
    at = (str(scope.batch), scope.client)
    load(scope, stage_invoice, ((*at, *invoice_row(posting)) for posting in invoices))
    load(scope, stage_debtor, ((*at, *row) for row in (*renamed_rows(postings), *shown_rows(shown))))


def load(scope: Scope, table: Table, rows: Iterable[Row]) -> None:
    scope.adapter.bulk(scope.connection, table, table.columns.keys(), rows)


def invoice_row(posting: Posting) -> Row:
    """A header in the order of `stage_invoice`'s columns."""
    content, amounts = posting.content, posting.amounts
    return (
        str(posting.push_id),
        posting.push_class,
        posting.external_id,
        content.debtor,
        content.kind,
        content.number,
        content.issue_date,
        content.due_date,
        content.currency,
        content.subtotal,
        content.tax,
        content.total,
        content.reference,
        content.state,
        amounts.paid,
        amounts.credited,
        amounts.due,
    )


def renamed_rows(postings: Sequence[Posting]) -> Iterator[Row]:
    """The debtors that are a change of their own."""
    for posting in postings:
        if posting.push_class == "debtor":
            yield debtor_row(str(posting.push_id), debtor_of(posting.doc))


def shown_rows(postings: Sequence[Posting]) -> Iterator[Row]:
    """Each debtor that was shown with an invoice, once: as the first one showed it."""
    first: dict[str, str] = {}
    for posting in postings:
        if posting.debtor is not None:
            first.setdefault(posting.content.debtor, posting.debtor)
    return (debtor_row(None, debtor_of(doc)) for doc in first.values())


def debtor_row(push_id: str | None, debtor: Debtor) -> Row:
    return push_id, debtor.id, debtor.name, debtor.tax_number, debtor.email, debtor.bank_account


def unstage(scope: Scope) -> None:
    """Leave nothing of the batch behind."""
    for table in STAGED:
        scope.run(delete(table).where(table.c.batch == BATCH))
