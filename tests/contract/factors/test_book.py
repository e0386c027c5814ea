"""What the loan book promises to push, on every database it may be on."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from msgspec.structs import replace
from sqlalchemy import insert, update

from syncio.domain.invoice import Balance, Kind
from syncio.stores.factors import Factors, Funding, open_factors
from syncio.stores.factors.tables import advance, invoice, invoice_line
from tests.contract.factors import held
from tests.contract.factors.conftest import Book
from tests.contract.factors.postings import change, moved, posting, renamed
from tests.integration.staged.documents import debtor, unpaid
from tests.unit.domain.made import content, line

PAID = Balance(paid=Decimal("10.5"), credited=Decimal(0), due=Decimal("99.5"))


def test_a_new_invoice_arrives_with_its_lines_its_debtor_and_a_ledger_row(factors: Factors, name: str) -> None:
    new = posting(content(lines=(line(), line(description="Sand", quantity=None))))
    applied = factors.apply(name, [new])
    assert set(applied.done) == {new.push_id}
    assert abs(applied.done[new.push_id] - datetime.now(UTC)) < timedelta(hours=1)
    [row] = held.invoices(factors, name)
    assert (row.number, row.total, row.due, row.state) == ("INV-1", Decimal(110), Decimal(110), "open")
    assert [(each.position, each.description) for each in held.lines(factors, name)] == [(1, "Cement"), (2, "Sand")]
    assert [(each.external_id, each.name) for each in held.debtors(factors, name)] == [("d1", "Acme Ltd")]
    [entry] = held.ledger(factors, name)
    assert (entry.push_id, entry.hash, entry.lines, entry.gross) == (new.push_id, new.hash.hex(), 2, Decimal(110))


def test_what_was_applied_is_not_applied_again_and_keeps_its_time(factors: Factors, name: str) -> None:
    new = posting(content())
    assert factors.apply(name, [new]) == factors.apply(name, [new]) == factors.taken(name, [new])
    assert len(held.invoices(factors, name)) == len(held.ledger(factors, name)) == 1


def test_the_ledger_is_asked_without_writing(factors: Factors, name: str) -> None:
    assert factors.taken(name, [posting(content())]).done == {}
    assert held.invoices(factors, name) == held.ledger(factors, name) == []


def test_eight_pushers_at_once_apply_each_release_once(factors: Factors, book: Book, name: str) -> None:
    postings = [posting(content(number=f"INV-{at}"), external_id=f"x{at}") for at in range(20)]
    start = threading.Barrier(8)

    def pusher(_: int) -> set[object]:
        with open_factors(book.push) as mine:
            start.wait()
            return set(mine.apply(name, postings).done)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(pusher, range(8))) == [{each.push_id for each in postings}] * 8
    assert len(held.invoices(factors, name)) == len(held.ledger(factors, name)) == len(postings)


def test_a_change_replaces_the_header_and_the_lines(factors: Factors, name: str) -> None:
    first = content(lines=(line(), line(description="Sand")))
    after = content(due_date=None, total=Decimal("60.05"), lines=(line(description="Gravel"),))
    factors.apply(name, [posting(first)])
    again = change(first, after, held_balance=posting(first).after_balance)
    assert set(factors.apply(name, [again]).done) == {again.push_id}
    [row] = held.invoices(factors, name)
    assert (row.due_date, row.total, row.due) == (None, Decimal("60.05"), Decimal("60.05"))
    assert [each.description for each in held.lines(factors, name)] == ["Gravel"]


def test_a_balance_moves_the_balance_alone(factors: Factors, name: str) -> None:
    one = content()
    factors.apply(name, [posting(one)])
    assert len(factors.apply(name, [moved(one, unpaid(one), PAID)]).done) == 1
    [row] = held.invoices(factors, name)
    assert (row.paid, row.due, row.total) == (Decimal("10.5"), Decimal("99.5"), Decimal(110))
    assert len(held.lines(factors, name)) == 1


def test_a_renamed_debtor_leaves_its_invoices_alone(factors: Factors, name: str) -> None:
    factors.apply(name, [posting(content())])
    assert len(factors.apply(name, [renamed(debtor(), debtor(name="Renamed Ltd", email="a@b.example"))]).done) == 1
    assert [(each.name, each.email) for each in held.debtors(factors, name)] == [("Renamed Ltd", "a@b.example")]
    assert len(held.invoices(factors, name)) == 1


def test_a_row_that_is_not_the_one_shown_is_refused_by_its_field_and_the_others_go_in(
    factors: Factors, name: str
) -> None:
    first, second = content(), content(number="INV-2")
    factors.apply(name, [posting(first), posting(second, external_id="x2")])
    [row, _] = held.invoices(factors, name)
    with factors.engine.begin() as connection:
        connection.execute(update(invoice).where(invoice.c.id == row.id).values(total=Decimal("110.01")))
    drifted = change(first, replace(first, reference="changed"))
    good = change(second, replace(second, reference="changed"), external_id="x2")
    applied = factors.apply(name, [drifted, good])
    assert set(applied.done) == {good.push_id}
    assert "differs in total:" in applied.refused[drifted.push_id]
    assert [each.reference for each in held.invoices(factors, name)] == ["", "changed"]


def test_a_line_that_was_changed_behind_our_back_is_named(factors: Factors, name: str) -> None:
    one = content()
    factors.apply(name, [posting(one)])
    [row] = held.lines(factors, name)
    again = change(one, replace(one, reference="changed"))
    with factors.engine.begin() as connection:
        connection.execute(invoice_line.delete().where(invoice_line.c.invoice == row.invoice))
    assert "differs in line 1:" in factors.apply(name, [again]).refused[again.push_id]


def test_what_factors_has_already_or_no_longer_is_refused(factors: Factors, name: str) -> None:
    factors.apply(name, [posting(content())])
    present = posting(content(reference="again"))
    absent = change(content(), content(reference="changed"), external_id="x9")
    applied = factors.apply(name, [present, absent])
    assert applied.done == {}
    assert "already has it" in applied.refused[present.push_id]
    assert "no longer has it" in applied.refused[absent.push_id]


def test_a_push_id_of_another_decision_is_refused(factors: Factors, name: str) -> None:
    new = posting(content())
    factors.apply(name, [new])
    other = posting(content(), push_id=new.push_id, hash=b"another")
    assert "another decision" in factors.apply(name, [other]).refused[new.push_id]


def test_ids_are_told_apart_by_case(factors: Factors, name: str) -> None:
    lower, upper = posting(content(), external_id="abc"), posting(content(number="INV-2"), external_id="ABC")
    assert len(factors.apply(name, [lower, upper]).done) == 2
    assert len(held.invoices(factors, name)) == 2


def test_credit_notes_and_voids_count_as_they_should(factors: Factors, name: str) -> None:
    credit = posting(content(kind=Kind.CREDIT_NOTE, total=Decimal("50.05")), external_id="x1")
    void = posting(content(number="INV-2", state="void"), external_id="x2")
    assert len(factors.apply(name, [credit, void]).done) == 2
    assert [row.gross for row in held.ledger(factors, name)] == [Decimal("-50.05"), Decimal(0)]


def test_funding_is_a_sum_since_the_first_advance_in_utc(factors: Factors, book: Book, name: str) -> None:
    """The lender writes it, who has other rights than push, and another clock."""
    factors.apply(name, [posting(content()), posting(content(number="INV-2"), external_id="x2")])
    assert factors.funding(name) == factors.funding("Nobody & Sons") == []
    [row, _] = held.invoices(factors, name)
    first = datetime(2026, 10, 5, 8, tzinfo=timezone(timedelta(hours=11)))
    advances = [(first, "50.25"), (first + timedelta(days=1), "10")]
    with open_factors(book.owner) as lender, lender.engine.begin() as connection:
        for at, amount in advances:
            connection.execute(insert(advance).values(invoice=row.id, funded_at=at, amount=Decimal(amount)))
    assert factors.funding(name) == [Funding("x1", first, Decimal("60.25"))]
