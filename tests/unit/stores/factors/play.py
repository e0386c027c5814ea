"""The scripts that a batch of one new invoice follows on SQL Server."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from syncio.stores.factors import Posting
from syncio.stores.factors.rows import debtor_of, party_of
from tests.unit.stores.factors.stub import Row, Step

TAKEN_AT = datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001  # as pymssql reads a DATETIME2


def started(ledger: Sequence[Row] = (), client: Sequence[Row] = ((7, "Northwind"),)) -> list[Step]:
    """Until the ledger has answered."""
    return [
        Step("SET XACT_ABORT ON"),
        Step("sp_getapplock", [(0,)]),
        Step("SELECT client.id", client),
        *([] if client else [Step("INSERT INTO client", [(7, "Northwind")])]),
        Step("FROM integration.push_ledger WITH (UPDLOCK, HOLDLOCK)", ledger),
    ]


def staged(invoices: int, debtors: int) -> list[Step]:
    """The stage tables are made, and filled."""
    return [
        Step("INTO #stage_invoice FROM"),
        Step("INTO #stage_debtor FROM"),
        *([Step("INSERT INTO [#stage_invoice]", count=invoices)] if invoices else []),
        *([Step("INSERT INTO [#stage_debtor]", count=debtors)] if debtors else []),
    ]


def ended(posting: Posting) -> list[Step]:
    """The debtors that FactorS holds."""
    return [Step("FROM [#stage_debtor], debtor", [(None, posting.content.debtor, *party(posting))]), Step("COMMIT")]


def written(posting: Posting, client: Sequence[Row] = ((7, "Northwind"),)) -> list[Step]:
    """A batch that goes through."""
    lines = [(1, at, *line(each.row())) for at, each in enumerate(posting.content.lines, start=1)]
    return [
        *started(client=client),
        *staged(1, 1),
        Step("invoice WITH (UPDLOCK, HOLDLOCK)"),
        Step("debtor WITH (UPDLOCK, HOLDLOCK)"),
        Step("NOT (EXISTS"),  # no debtor is missing
        Step("UPDATE debtor"),
        Step("INSERT INTO debtor"),
        Step("UPDATE invoice SET paid"),
        Step("UPDATE invoice SET debtor"),
        Step("DELETE FROM invoice_line"),
        Step("INSERT INTO invoice ("),
        Step("SELECT [#stage_invoice].syncio_push_id, invoice.id", [(posting.push_id, 1)]),
        Step("INSERT INTO invoice_line", count=len(lines)),
        Step("INSERT INTO integration.push_ledger", count=1),
        Step("SELECT [#stage_invoice].syncio_push_id", [header(posting)]),
        Step("SELECT invoice_line.invoice", lines),
        Step("FROM [#stage_debtor], debtor"),
        Step("count(*)", [(1, posting.gross)]),
        Step("FROM integration.push_ledger", [entry(posting)]),
        *ended(posting),
    ]


def found(posting: Posting) -> list[Step]:
    """A batch that the ledger has already: nothing is written."""
    return [*started([entry(posting)]), *staged(0, 1), *ended(posting)]


def absent() -> list[Step]:
    """The ledger is asked for what it does not have."""
    return [*started(), *staged(0, 0), Step("FROM [#stage_debtor], debtor"), Step("COMMIT")]


def entry(posting: Posting) -> Row:
    return posting.push_id, posting.hash.hex(), TAKEN_AT


def header(posting: Posting) -> Row:
    """As it is read back."""
    doc, amounts = posting.content, posting.amounts
    return (
        *(posting.push_id, 1, posting.external_id, doc.kind, doc.number),
        *(date.fromisoformat(doc.issue_date), doc.due_date and date.fromisoformat(doc.due_date), doc.currency),
        *map(fixed, (doc.subtotal, doc.tax, doc.total)),
        *(doc.reference, doc.state),
        *map(fixed, (amounts.paid, amounts.credited, amounts.due)),
        *party(posting),
    )


def party(posting: Posting) -> Row:
    """The debtor that was shown, as it is read back."""
    return party_of(debtor_of(posting.debtor or ""))


def line(row: Row) -> Row:
    """As it is read back, without its invoice and its place."""
    description, *amounts, tax_type, account, item, tracking = row
    return description, *map(fixed, amounts), tax_type, account, item, tracking


def fixed(amount: str | None) -> str | None:
    """As SQL Server says a NUMERIC(19, 4)."""
    return amount and f"{Decimal(amount):.4f}"
