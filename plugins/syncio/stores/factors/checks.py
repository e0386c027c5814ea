"""What must hold before a batch is written, and before it is committed."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import case, exists, func, select

from syncio.domain.invoice import hashed
from syncio.domain.money import ZERO
from syncio.errors import Conflict
from syncio.stores.factors.integration import stage_debtor, stage_invoice
from syncio.stores.factors.posting import Contradicted, Posting
from syncio.stores.factors.reading import THE_INVOICE, Document, Scope, debtors, documents
from syncio.stores.factors.rows import differing
from syncio.stores.factors.tables import invoice
from syncio.stores.factors.writing import ITS_DEBTOR, OF_BATCH

Manifest = dict[str, tuple[int, Decimal]]

ABSENT = "FactorS no longer has it, though it was approved as a change of what FactorS had: ask the loan book's keeper"
PRESENT = "FactorS already has it, though it was approved as new: adopt it or remove it there"
DRIFTED = "FactorS's row is not the one that was shown; it differs in"

HOMELESS = select(stage_invoice.c.push_id, stage_invoice.c.debtor).where(
    OF_BATCH,
    ~exists().where(ITS_DEBTOR),
    ~exists().where(
        stage_debtor.c.client == stage_invoice.c.client, stage_debtor.c.external_id == stage_invoice.c.debtor
    ),
)
HELD = (
    select(
        invoice.c.currency,
        func.count(),
        func.sum(
            case(
                (invoice.c.state == "void", 0),
                (invoice.c.kind == "credit_note", -invoice.c.total),
                else_=invoice.c.total,
            )
        ),
    )
    .select_from(stage_invoice.join(invoice, THE_INVOICE))
    .where(OF_BATCH)
    .group_by(invoice.c.currency)
)


def check_before(scope: Scope, postings: Sequence[Posting]) -> None:
    """FactorS's rows are what was shown as *before*, and stay so: they are locked.

    :raises Contradicted: with every posting of which that is not so.
    """
    found = documents(scope, locked=True)
    held = {push_id: text for push_id, _, text in debtors(scope, locked=True) if push_id is not None}
    refusals = {
        posting.push_id: refusal
        for posting in postings
        if (refusal := contradiction(posting, found.get(posting.push_id), held.get(posting.push_id)))
    }
    refusals |= {push_id: homeless(debtor_id) for push_id, debtor_id in scope.run(HOMELESS)}
    if refusals:
        raise Contradicted(refusals)


def contradiction(posting: Posting, document: Document | None, party: bytes | None) -> str | None:
    """How FactorS's row contradicts the *before* that was shown."""
    content, balance = document or (party, None)
    if content is None:
        return None if posting.before is None else ABSENT
    if posting.before is None:
        return PRESENT
    if hashed(content) != posting.before:
        return drift(posting.before_doc, content)
    if balance is not None and hashed(balance) != posting.held_balance:
        return drift(posting.held_balance_doc, balance)
    return None


def drift(shown: str | None, found: bytes) -> str:
    """Name the fields in which FactorS's row differs from what was shown."""
    fields = differing(shown.encode(), found) if shown else ()
    return (
        f"{DRIFTED} {', '.join(fields) or 'its text'}: compare both, then correct FactorS or let it be reviewed again"
    )


def homeless(debtor_id: str) -> str:
    return f"FactorS has no debtor {debtor_id}, and none was shown with it: pull the client's contacts"


def check_written(scope: Scope, postings: Sequence[Posting]) -> None:
    """What FactorS holds now hashes to what was approved, and its sums are the manifest's.

    :raises Conflict: where it does not; nothing may be committed then.
    """
    found = documents(scope)
    held = {push_id: text for push_id, _, text in debtors(scope) if push_id is not None}
    for posting in postings:
        content, balance = found.get(posting.push_id) or (held.get(posting.push_id, b""), None)
        if hashed(content) != posting.after or not balance_kept(posting, balance):
            raise Conflict("FactorS keeps another value than was approved", **kept_otherwise(posting, content, balance))
    if (sums := held_sums(scope)) != (expected := manifest(postings)):
        raise Conflict("FactorS's count or sum is not the manifest's", found=sums, expected=expected)


def balance_kept(posting: Posting, balance: bytes | None) -> bool:
    return posting.push_class == "debtor" or (balance is not None and hashed(balance) == posting.after_balance)


def kept_otherwise(posting: Posting, content: bytes, balance: bytes | None) -> dict[str, str]:
    """The record, and its fields that FactorS keeps otherwise."""
    pairs = ((posting.doc, content), (posting.balance, balance))
    fields = [name for doc, kept in pairs if doc and kept for name in differing(doc.encode(), kept)]
    return {"record": posting.external_id, "fields": ", ".join(fields) or "all"}


def manifest(postings: Sequence[Posting]) -> Manifest:
    """Count and gross per currency of the invoices in a batch."""
    totals: Manifest = {}
    for posting in postings:
        if posting.push_class != "debtor":
            count, gross = totals.get(posting.content.currency, (0, ZERO))
            totals[posting.content.currency] = count + 1, gross + posting.gross
    return totals


def held_sums(scope: Scope) -> Manifest:
    """The same, as FactorS's own rows give it."""
    return {currency: (count, gross) for currency, count, gross in scope.run(HELD)}
