"""What compare found, as it is shown: each candidate with its type, its fields old and new, amounts and flags."""

import logging
from collections.abc import Iterator
from decimal import Decimal

from syncio.domain.change import SEVERITIES, Change, FieldChange, Mark, Type, stake, worst
from syncio.domain.diff import as_text, diff, plain_rows
from syncio.domain.invoice import Content, Status, balance_of, content_of, debtor_of, gross, origin_of
from syncio.domain.money import ZERO
from syncio.domain.rules import Case, Funding, flags
from syncio.inert import harmless, visible
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.candidates import Candidates, DebtorRow, Found, InvoiceRow
from syncio.stores.compare.contexts import Contexts
from syncio.stores.compare.parties import keep_parties

log = logging.getLogger(__name__)


def find_changes(asking: Asking) -> Iterator[Change]:
    """Every change of a client that no decision covers yet, flagged.

    An invoice whose debtor was not read yet waits for it: FactorS could not take it, and nobody could judge it.
    """
    keep_parties(asking.connection, asking.client)
    candidates = Candidates(asking.connection, asking.client)
    found = {each.record: each for each in candidates.found()}
    contexts = Contexts(asking, list(found.values()))
    for row in candidates.invoices(found.values()):
        if row.debtor_record is None:
            whose, which = harmless(asking.client.name), visible(row.external_id)
            log.warning("%s: invoice %s waits for its debtor, which was not read yet", whose, which)
        else:
            yield invoice_change(row, found[row.record], contexts, asking)
    for debtor in candidates.debtors():
        yield debtor_change(debtor)


def invoice_change(row: InvoiceRow, found: Found, contexts: Contexts, asking: Asking) -> Change:
    """A candidate as it is shown: its type, fields old and new, amounts and flags."""
    after = content_of(row.after_doc)
    before = content_of(row.before_doc) if row.before_doc else None
    kind = change_type(row, before, after)
    case = case_of(row, found, contexts, asking, kind, (before, after))
    raised = flags(case)
    moved = gross(after) - (gross(before) if before and before.currency == after.currency else ZERO)
    return Change(
        record=row.record,
        external_id=row.external_id,
        subject="invoice",
        type=kind,
        before=before_mark(row),
        after=Mark(row.n, row.content_hash, row.n, row.balance_hash),
        debtor=(row.debtor_record, row.debtor_n) if row.debtor_record and row.debtor_n else None,
        number=after.number,
        debtor_name=row.debtor_name or origin_of(row.after_origin).debtor_name,
        currency=after.currency,
        currency_before=before.currency if before else None,
        funded_at=row.funded_at,
        funded=row.funded_amount,
        amount_before=gross(before) if before else None,
        amount_after=gross(after),
        amount_snapshot=gross(case.snapshot) if case.snapshot else None,
        currency_snapshot=case.snapshot.currency if case.snapshot else None,
        at_stake=stake(moved, asking.client.advance_rate, row.funded_amount, worst(raised)),
        flags=raised,
        fields=field_changes(row, before, after),
    )


def case_of(
    row: InvoiceRow,
    found: Found,
    contexts: Contexts,
    asking: Asking,
    kind: Type,
    contents: tuple[Content | None, Content],
) -> Case:
    """What the rules look at; `contents` are before and after."""
    before, after = contents
    funding = None
    if row.funded_at is not None and row.funded_amount is not None:
        funding = Funding(row.external_id, row.funded_at, row.funded_amount)
    held = balance_of(row.before_balance_doc) if row.before_balance_doc else None
    return Case(
        type=kind,
        before=before,
        after=after,
        after_status=Status(row.status),
        snapshot=content_of(row.snapshot_doc) if row.snapshot_doc else before,
        funding=funding,
        advance_rate=asking.client.advance_rate,
        balance=balance_of(row.after_balance_doc),
        balance_before=held,
        balance_then=balance_of(row.snapshot_balance_doc) if row.snapshot_balance_doc else held,
        today=asking.today,
        first_seen=asking.day(found.first_seen),
        entered=asking.local(origin_of(row.first_origin or row.after_origin).updated),
        baseline=contexts.baseline,
        thresholds=asking.thresholds,
        context=contexts.of(found),
    )


def before_mark(row: InvoiceRow) -> Mark | None:
    if row.before_n is None or row.before_hash is None:
        return None
    return Mark(row.before_n, row.before_hash, row.before_balance_n, row.before_balance)


def change_type(row: InvoiceRow, before: Content | None, after: Content) -> Type:
    if before is None:
        return "new"
    if row.same_content:
        return "balance"
    if before.state != after.state:
        return "voided" if after.state == "void" else "reappeared"
    return "changed"


def field_changes(row: InvoiceRow, before: Content | None, after: Content) -> tuple[FieldChange, ...]:
    """What differs, content first, then the balance that is written along with it; of a new invoice its dates."""
    if before is None or row.before_balance_doc is None:
        days = (("issue_date", after.issue_date), ("due_date", after.due_date))
        return tuple(FieldChange(field=name, old=None, new=as_text(day)) for name, day in days if day)
    old, new = origin_of(row.before_origin or row.after_origin), origin_of(row.after_origin)
    changed = diff(before, after, old.line_ids, new.line_ids).rows()
    return (*changed, *plain_rows(balance_of(row.before_balance_doc), balance_of(row.after_balance_doc)))


def debtor_change(row: DebtorRow) -> Change:
    before, after = debtor_of(row.before_doc), debtor_of(row.after_doc)
    return Change(
        record=row.record,
        external_id=row.external_id,
        subject="debtor",
        type="changed",
        before=Mark(row.before_n, row.before_hash),
        after=Mark(row.n, row.content_hash),
        debtor=None,
        number=after.id,
        debtor_name=before.name,
        currency="",
        amount_before=None,
        amount_after=None,
        flags=(),
        fields=plain_rows(before, after),
    )


def risk(change: Change) -> tuple[int, bool, Decimal, str]:
    """The order of a review: by severity, what is not new first, then by the money at stake."""
    return (SEVERITIES.index(change.severity), change.type == "new", -(change.at_stake or ZERO), change.number)
