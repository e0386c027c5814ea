"""compare: which staged versions differ from the approved copy, what that means, and the review it makes."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from syncio.domain.change import SEVERITIES, Change, FieldChange, Mark, Type, stake, worst
from syncio.domain.client import Client
from syncio.domain.diff import as_text, diff, plain_rows
from syncio.domain.invoice import Content, Status, balance_of, content_of, debtor_of, gross, origin_of
from syncio.domain.money import ZERO
from syncio.domain.review import outcome
from syncio.domain.rules import VERSION, Case, Funding, flags
from syncio.errors import Transient
from syncio.stages.deadline import expire
from syncio.stores.clients import Clients
from syncio.stores.compare import keep_funding, open_review_of, released_before, supersede
from syncio.stores.compare.candidates import Candidates, DebtorRow, Found, InvoiceRow
from syncio.stores.compare.contexts import Contexts
from syncio.stores.compare.opening import open_review
from syncio.stores.compare.parties import keep_parties
from syncio.stores.compare.thresholds import thresholds_of
from syncio.stores.database import Connection, translated
from syncio.stores.reviews import Reviews
from syncio.stores.reviews.ledger import Ledger

if TYPE_CHECKING:  # SQLAlchemy is a fifth of a comparison's memory
    from syncio.stores.factors import Factors

log = logging.getLogger(__name__)


class Compared(msgspec.Struct):
    """What a comparison found. `opened`: the review it opened; `waiting`: it found some, and another review is open."""

    client: str
    changes: int = 0
    flagged: int = 0
    superseded: int = 0
    opened: int | None = None
    waiting: bool = False


def compare(
    connection: Connection,
    client: Client,
    funding: Iterable[Funding] | None = None,
    requesters: Sequence[str] = (),
    now: datetime | None = None,
) -> Compared:
    """Compare one client, supersede what was overtaken in its open review, and open a new one where none is.

    :param funding: FactorS's funding of this client now; None where FactorS cannot be asked: the last copy counts.
    :param requesters: who asked for it, if anybody did: they may not approve what it shows.
    :param now: the moment that ages are counted to; this one where left out.
    :raises Misconfigured: where a threshold of the client's is none that a rule has.
    """
    result = Compared(client.name)
    with translated():
        keep_funding(connection, client, funding)
        review = overtake(connection, client, result)
        changes = sorted(find_changes(connection, client, now or datetime.now(UTC)), key=risk)
        result.changes, result.flagged = len(changes), sum(bool(change.flags) for change in changes)
        result.waiting = review is not None and bool(changes)
        if changes and review is None:
            result.opened = open_review(connection, client, changes, VERSION, requesters)
        connection.commit()
    log.info("compare %s", msgspec.to_builtins(result))
    return result


def known_funding(book: "Factors", client: Client) -> list[Funding] | None:
    """What FactorS has funded of this client now; None where it does not answer just now."""
    try:
        return book.funding(client.name)
    except Transient as error:
        log.warning("FactorS does not answer, what it said last counts: %s", error)
        return None


def look_again(connection: Connection, book: "Factors", review: int) -> int:
    """Before a closed review is released: supersede its rows that were overtaken since, by a funding above all.

    :returns: how many; they are not released, and come in the next review with their new flags.
    """
    with translated():
        client = Clients(connection).get(Reviews(connection).one(review).client)
        keep_funding(connection, client, known_funding(book, client))
        overtaken = 0 if released_before(connection, review) else supersede(connection, review)
        connection.commit()
    return overtaken


def find_changes(connection: Connection, client: Client, now: datetime) -> Iterator[Change]:
    """Every change of a client that no decision covers yet, flagged.

    An invoice whose debtor was not read yet waits for it: FactorS could not take it, and nobody could judge it.
    """
    keep_parties(connection, client)
    candidates = Candidates(connection, client)
    found = {each.record: each for each in candidates.found()}
    contexts = Contexts(connection, client, thresholds_of(connection, client), now, list(found.values()))
    for row in candidates.invoices(found.values()):
        if row.debtor_record is None:
            log.warning("%s: invoice %s waits for its debtor, which was not read yet", client.name, row.external_id)
        else:
            yield invoice_change(row, found[row.record], contexts, client)
    for debtor in candidates.debtors():
        yield debtor_change(debtor)


def overtake(connection: Connection, client: Client, result: Compared) -> int | None:
    """Supersede rows of the open review that were overtaken, and close it where that leaves nothing to decide.

    :returns: the review that is still open, if any.
    """
    review = open_review_of(connection, client)
    if review is None:
        return None
    ledger = Ledger(connection, review)
    ledger.lock()
    if open_review_of(connection, client) is None:  # closed while we waited for its reviewer's transaction
        return None
    if expire(ledger):
        return None
    result.superseded = supersede(connection, review)
    tally = ledger.tally()
    if tally.undecided:
        return review
    reason = "decided" if tally.approved or tally.rejected else "superseded"
    ledger.close(reason, None, outcome(tally))
    return None


def invoice_change(row: InvoiceRow, found: Found, contexts: Contexts, client: Client) -> Change:
    """A candidate as it is shown: its type, fields old and new, amounts and flags."""
    after = content_of(row.after_doc)
    before = content_of(row.before_doc) if row.before_doc else None
    kind = change_type(row, before, after)
    case = case_of(row, found, contexts, client, kind, before, after)
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
        at_stake=stake(moved, client.advance_rate, row.funded_amount, worst(raised)),
        flags=raised,
        fields=field_changes(row, before, after),
    )


def case_of(
    row: InvoiceRow,
    found: Found,
    contexts: Contexts,
    client: Client,
    kind: Type,
    before: Content | None,
    after: Content,
) -> Case:
    """What the rules look at."""
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
        advance_rate=client.advance_rate,
        balance=balance_of(row.after_balance_doc),
        balance_before=held,
        balance_then=balance_of(row.snapshot_balance_doc) if row.snapshot_balance_doc else held,
        today=contexts.today,
        first_seen=contexts.day(found.first_seen),
        entered=contexts.local(origin_of(row.first_origin or row.after_origin).updated),
        baseline=contexts.baseline,
        thresholds=contexts.thresholds,
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
