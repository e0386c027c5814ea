"""What must hold before a batch is written, and before it is committed."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, select

from syncio.domain.invoice import hashed
from syncio.domain.mapping import Column
from syncio.domain.money import ZERO
from syncio.errors import Conflict
from syncio.stores.factors.posting import Contradicted, Posting
from syncio.stores.factors.reading import Document, debtors, documents, known_debtors, known_invoices
from syncio.stores.factors.rows import differing
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.shape import OWNER, PUSH_ID

Manifest = tuple[int, Decimal]

ABSENT = "FactorS no longer has it, though it was approved as a change of what FactorS had: ask the loan book's keeper"
PRESENT = "FactorS already has it, though it was approved as new: adopt it or remove it there"
DRIFTED = "FactorS's row is not the one that was shown; it differs in"


def check_before(scope: Scope, postings: Sequence[Posting]) -> None:
    """FactorS's rows are what was shown as *before*, and stay so: they are locked.

    :raises Contradicted: with every posting of which that is not so.
    """
    found = documents(scope, known_invoices(scope, postings, before=True), locked=True)
    shown = known_debtors(scope, postings, before=True)
    held = {push_id: text for push_id, _, text in debtors(scope, shown, locked=True) if push_id is not None}
    refusals = {
        posting.push_id: refusal
        for posting in postings
        if (refusal := contradiction(posting, found.get(posting.push_id), held.get(posting.push_id)))
    }
    of = {posting.push_id: posting for posting in postings}
    refusals |= {push_id: homeless(of[push_id].content.debtor) for (push_id,) in scope.run(without_debtor(scope))}
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
    found = documents(scope, known_invoices(scope, postings, before=False))
    shown = known_debtors(scope, postings, before=False)
    held = {push_id: text for push_id, _, text in debtors(scope, shown) if push_id is not None}
    for posting in postings:
        content, balance = found.get(posting.push_id) or (held.get(posting.push_id, b""), None)
        if hashed(content) != posting.after or not balance_kept(posting, balance):
            raise Conflict("FactorS keeps another value than was approved", **kept_otherwise(posting, content, balance))
    if (sums := held_sums(scope)) != (expected := manifest(scope, postings)):
        raise Conflict("FactorS's count or sum is not the manifest's", found=sums, expected=expected)


def balance_kept(posting: Posting, balance: bytes | None) -> bool:
    return posting.push_class == "debtor" or (balance is not None and hashed(balance) == posting.after_balance)


def kept_otherwise(posting: Posting, content: bytes, balance: bytes | None) -> dict[str, str]:
    """The record, and its fields that FactorS keeps otherwise."""
    pairs = ((posting.doc, content), (posting.balance, balance))
    fields = [name for doc, kept in pairs if doc and kept for name in differing(doc.encode(), kept)]
    return {"record": posting.external_id, "fields": ", ".join(fields) or "all"}


def manifest(scope: Scope, postings: Sequence[Posting]) -> Manifest:
    """Count and sum of the totals of the invoices in a batch, as FactorS's columns hold them."""
    column = total_column(scope)
    totals = [Decimal(column.write(each.content) or 0) for each in postings if each.push_class != "debtor"]
    return len(totals), sum(totals, ZERO)


def held_sums(scope: Scope) -> Manifest:
    """The same, as FactorS's own rows give it."""
    total = scope.shape.invoice.c[total_column(scope).name]
    staged = scope.shape.stage_invoice
    summed = select(func.count(), func.coalesce(func.sum(total), 0)).select_from(
        staged.join(scope.shape.invoice, scope.the_invoice)
    )
    [(count, held)] = scope.run(summed).all()
    return count, Decimal(held)


def total_column(scope: Scope) -> Column:
    """The column that holds an invoice's total."""
    return next(column for column in scope.shape.mapping.invoice.own if column.fields == ("total",))


def without_debtor(scope: Scope) -> Select[tuple[UUID]]:
    """Staged headers whose debtor neither FactorS has nor this batch brings."""
    shape = scope.shape
    staged, brought = shape.stage_invoice, shape.stage_debtor
    same = and_(*(brought.c[key] == staged.c[OWNER + key] for key in shape.owner_keys))
    absent = select(staged.c[PUSH_ID]).where(~exists().where(scope.its_debtor))
    return absent.where(~exists().where(same)) if shape.mapping.debtor.creates else absent
