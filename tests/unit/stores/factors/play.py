"""The scripts that a batch of one new invoice follows on SQL Server."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from syncio.stores.factors import Posting
from syncio.stores.factors.rows import debtor_of
from tests.unit.stores.factors.stub import Row, Step

TAKEN_AT = datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001  # as pymssql reads a DATETIME2


def started(ledger: Sequence[Row] = (), client: Sequence[Row] = ((7,),)) -> list[Step]:
    """Until the ledger has answered."""
    return [
        Step("SET XACT_ABORT ON"),
        Step("sp_getapplock", [(0,)]),
        Step("SELECT client.id", client),
        *([] if client else [Step("INSERT INTO client", [(7,)])]),
        Step("FROM integration.push_ledger WITH (UPDLOCK, HOLDLOCK)", ledger),
    ]


def ended(posting: Posting) -> list[Step]:
    """The debtors that FactorS holds, and nothing left behind."""
    shown = debtor_of(posting.debtor or "")
    party = (None, shown.id, shown.name, shown.tax_number, shown.email, shown.bank_account)
    return [
        Step("integration.stage_debtor JOIN debtor ON", [party]),
        *emptied(),
    ]


def emptied() -> list[Step]:
    return [
        Step(each)
        for each in ("DELETE FROM integration.stage_debtor", "DELETE FROM integration.stage_invoice", "COMMIT")
    ]


def written(posting: Posting, client: Sequence[Row] = ((7,),)) -> list[Step]:
    """A batch that goes through."""
    lines = [(1, *line(each.row())) for each in posting.content.lines]
    return [
        *started(client=client),
        Step("INSERT INTO integration.stage_invoice", count=1),
        Step("INSERT INTO integration.stage_debtor", count=1),
        Step("JOIN invoice WITH (UPDLOCK, HOLDLOCK)"),
        Step("JOIN debtor WITH (UPDLOCK, HOLDLOCK)"),
        Step("NOT (EXISTS"),  # no debtor is missing
        Step("UPDATE debtor"),
        Step("INSERT INTO debtor"),
        Step("UPDATE invoice SET paid"),
        Step("UPDATE invoice SET debtor"),
        Step("DELETE FROM invoice_line"),
        Step("INSERT INTO invoice ("),
        Step("SELECT integration.stage_invoice.push_id, invoice.id", [(posting.push_id, 1)]),
        Step("INSERT INTO invoice_line", count=len(lines)),
        Step("INSERT INTO integration.push_ledger", count=1),
        Step("JOIN invoice ON", [header(posting)]),
        Step("JOIN invoice_line ON", lines),
        Step("integration.stage_debtor JOIN debtor ON"),
        Step("count(*)", [(posting.content.currency, 1, posting.gross)]),
        Step("FROM integration.push_ledger", [entry(posting)]),
        *ended(posting),
    ]


def found(posting: Posting) -> list[Step]:
    """A batch that the ledger has already: nothing is written."""
    staged = Step("INSERT INTO integration.stage_debtor", count=1)
    return [*started([entry(posting)]), staged, *ended(posting)]


def absent() -> list[Step]:
    """The ledger is asked for what it does not have."""
    return [*started(), Step("integration.stage_debtor JOIN debtor ON"), *emptied()]


def entry(posting: Posting) -> Row:
    return posting.push_id, posting.hash.hex(), TAKEN_AT


def header(posting: Posting) -> Row:
    """As it is read back."""
    doc, amounts = posting.content, posting.amounts
    return (
        *(posting.push_id, 1, doc.kind, doc.number, doc.debtor),
        *(date.fromisoformat(doc.issue_date), doc.due_date and date.fromisoformat(doc.due_date), doc.currency),
        *map(fixed, (doc.subtotal, doc.tax, doc.total)),
        *(doc.reference, doc.state),
        *map(fixed, (amounts.paid, amounts.credited, amounts.due)),
    )


def line(row: Row) -> Row:
    """As it is read back, without its invoice."""
    description, *amounts, tax_type, account, item, tracking = row
    return description, *map(fixed, amounts), tax_type, account, item, tracking


def fixed(amount: str | None) -> str | None:
    """As SQL Server says a NUMERIC(19, 4)."""
    return amount and f"{Decimal(amount):.4f}"
