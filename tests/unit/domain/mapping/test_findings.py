"""Each finding, on a catalogue that is broken in one place; nothing where nothing is."""

import pytest

from syncio.domain.mapping.catalogue import FoundCheck, FoundReference, FoundTrigger
from syncio.domain.mapping.findings import findings
from tests.unit.domain.mapping.fitting import Break, column, database, fitting, no_table, table, without
from tests.unit.domain.mapping.told import (
    CURRENCIES,
    CUSTOMERS,
    DOCUMENTS,
    LINES,
    READS,
    tidy,
    told,
)


def test_a_catalogue_that_fits_has_no_errors_and_says_what_is_not_carried() -> None:
    [only] = findings(tidy(), fitting(tidy(), "postgresql"))
    assert (only.severity, only.kind, only.where) == ("note", "unheld", CUSTOMERS)
    assert "bank_account" in only.what


ERRORS: list[tuple[Break, str, str]] = [
    # what is not there
    (no_table(DOCUMENTS), "table", DOCUMENTS),
    (no_table("book.currencies"), "table", "book.currencies"),
    (no_table("book.funded"), "table", "book.funded"),
    (no_table("integration.push_ledger"), "table", "integration.push_ledger"),
    (without(f"{DOCUMENTS}.gross"), "column", f"{DOCUMENTS}.gross"),
    (without(f"{DOCUMENTS}.document_no"), "column", f"{DOCUMENTS}.document_no"),
    (without("book.currencies.iso"), "column", "book.currencies.iso"),
    (without("book.funded.funded_at"), "column", "book.funded.funded_at"),
    (without("integration.push_ledger.policy"), "column", "integration.push_ledger.policy"),
    (table("integration.push_ledger", unique=()), "ledger", "integration.push_ledger.push_id"),
    (column("book.funded.funded_at", type="date"), "funding", "book.funded.funded_at"),
    (column("book.funded.amount", type="double precision"), "funding", "book.funded.amount"),
    # another type
    (column(f"{DOCUMENTS}.issued", type="timestamp without time zone"), "type", f"{DOCUMENTS}.issued"),
    (column(f"{DOCUMENTS}.gross", type="double precision"), "type", f"{DOCUMENTS}.gross"),
    (column(f"{DOCUMENTS}.gross", type="money"), "type", f"{DOCUMENTS}.gross"),
    (column(f"{DOCUMENTS}.gross", type="integer"), "type", f"{DOCUMENTS}.gross"),
    (column(f"{DOCUMENTS}.number", type="character"), "type", f"{DOCUMENTS}.number"),
    (column(f"{DOCUMENTS}.status", type="numeric", precision=5, scale=2), "type", f"{DOCUMENTS}.status"),
    (column(f"{DOCUMENTS}.document_no", type="uuid"), "type", f"{DOCUMENTS}.document_no"),
    # too narrow
    (column(f"{DOCUMENTS}.number", length=254), "narrow", f"{DOCUMENTS}.number"),
    (column(f"{LINES}.what", type="character varying", length=4000), "narrow", f"{LINES}.what"),
    (column(f"{DOCUMENTS}.doc_type", length=0), "narrow", f"{DOCUMENTS}.doc_type"),
    (column(f"{DOCUMENTS}.gross", precision=18, scale=1), "narrow", f"{DOCUMENTS}.gross"),
    (column(f"{DOCUMENTS}.gross", precision=17, scale=2), "narrow", f"{DOCUMENTS}.gross"),
    (column(f"{LINES}.line_no", type="smallint"), "narrow", f"{LINES}.line_no"),
    (column(f"{LINES}.line_no", type="numeric", precision=9, scale=0), "narrow", f"{LINES}.line_no"),
    (column(f"{DOCUMENTS}.document_no", type="integer"), "narrow", f"{DOCUMENTS}.document_no"),
    (column(f"{CUSTOMERS}.customer_no", type="bigint"), "reference", f"{DOCUMENTS}.customer_no"),
    (column("book.sellers.code", length=61), "reference", f"{DOCUMENTS}.seller"),
    # no value, or two
    (column(f"{DOCUMENTS}.due", nullable=False), "nothing", f"{DOCUMENTS}.due"),
    (column(f"{LINES}.quantity", nullable=False), "nothing", f"{LINES}.quantity"),
    (column(f"{LINES}.price", nullable=False), "nothing", f"{LINES}.price"),
    (column(f"{CUSTOMERS}.vat", nullable=False), "nothing", f"{CUSTOMERS}.vat"),
    (column(f"{DOCUMENTS}.branch", nullable=False), "sourceless", f"{DOCUMENTS}.branch"),
    (column(f"{LINES}.branch", nullable=False), "sourceless", f"{LINES}.branch"),
    (column(f"{DOCUMENTS}.gross", generated="computed"), "generated", f"{DOCUMENTS}.gross"),
    (column(f"{LINES}.line_no", generated="identity"), "generated", f"{LINES}.line_no"),
    (column(f"{DOCUMENTS}.document_no", generated=""), "number", f"{DOCUMENTS}.document_no"),
    # keys
    (table(DOCUMENTS, unique=()), "unique", DOCUMENTS),
    (table(DOCUMENTS, unique=(("seller", "ref", "issued"),)), "unique", DOCUMENTS),
    (table(LINES, unique=(("line_no", "what"),)), "unique", LINES),
    (column("book.sellers.code", apart="badly"), "collation", "book.sellers.code"),
    # codes
    (column(f"{DOCUMENTS}.doc_type", type="enum", labels=("I",)), "code", f"{DOCUMENTS}.doc_type"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "(status = ANY (ARRAY[1, 5]))"),)), "code", f"{DOCUMENTS}.status"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "([entered_by]='hand')"),)), "code", f"{DOCUMENTS}.entered_by"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "(gross >= (0)::numeric)"),)), "constraint", f"{DOCUMENTS}.gross"),
    (database(pairs={CURRENCIES: ()}), "lookup", "book.currencies.iso"),
    (database(pairs={CURRENCIES: (("GBP", "1"), ("GBP", "2"))}), "doubled", "book.currencies.iso"),
    (database(pairs={CURRENCIES: (("GBP", "1"), ("EUR", "1"))}), "doubled", "book.currencies.id"),
    # rights
    (column(f"{DOCUMENTS}.gross", may=READS), "right", DOCUMENTS),
    (column(f"{DOCUMENTS}.document_no", may=()), "right", DOCUMENTS),
    (column(f"{LINES}.what", may=("SELECT",)), "right", LINES),
    (column("book.currencies.iso", may=()), "right", "book.currencies"),
    (column("book.funded.amount", may=()), "right", "book.funded"),
    (column("integration.push_ledger.hash", may=("SELECT",)), "right", "integration.push_ledger"),
    (table(LINES, deletes=False), "right", LINES),
    (table(DOCUMENTS, entered=False), "right", DOCUMENTS),
    (database(temporary=False), "right", "the database"),
    (database(modern=False), "level", "the database"),
]


@pytest.mark.parametrize(("broken", "kind", "where"), ERRORS)
def test_what_push_would_fail_on_is_an_error(broken: Break, kind: str, where: str) -> None:
    found = told(tidy(), "postgresql", broken)
    assert [each for each in found if (each.severity, each.kind, each.where) == ("error", kind, where)]


NOTES: list[tuple[Break, str, str]] = [
    (column(f"{DOCUMENTS}.ref", apart="badly", collation="Latin1_General_CI_AS"), "collation", f"{DOCUMENTS}.ref"),
    (column(f"{DOCUMENTS}.ref", apart="letters"), "collation", f"{DOCUMENTS}.ref"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "(status IN (SELECT 1))"),)), "constraint", f"{DOCUMENTS}.status"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "(settled >= 0)"),)), "constraint", f"{DOCUMENTS}.settled"),
    (table(DOCUMENTS, checks=(FoundCheck("k", "(status = ANY (ARRAY[1, 5, 9]))"),)), "unmapped", f"{DOCUMENTS}.status"),
    (table(DOCUMENTS, triggers=(FoundTrigger("round", ("INSERT", "UPDATE")),)), "trigger", DOCUMENTS),
    (table(LINES, triggers=(FoundTrigger("count", ("DELETE",)),)), "trigger", LINES),
]


@pytest.mark.parametrize(("broken", "kind", "where"), NOTES)
def test_what_a_person_ought_to_know_is_a_note(broken: Break, kind: str, where: str) -> None:
    assert {(each.severity, each.kind, each.where) for each in told(tidy(), "postgresql", broken)} == {
        ("note", kind, where)
    }


FINE: list[Break] = [
    column(f"{DOCUMENTS}.number", length=None),
    column(f"{DOCUMENTS}.gross", precision=20, scale=4),
    column(f"{DOCUMENTS}.gross", precision=None, scale=None),
    column(f"{DOCUMENTS}.doc_type", type="character varying"),
    column(f"{LINES}.line_no", type="bigint"),
    column(f"{LINES}.line_no", type="numeric", precision=10, scale=0),
    column(f"{DOCUMENTS}.branch", nullable=False, default=True),
    column(f"{DOCUMENTS}.branch", nullable=False, generated="computed"),
    column("book.sellers.branch", nullable=False),  # people add them
    column(f"{DOCUMENTS}.document_no", generated="", default=True),
    column(f"{DOCUMENTS}.seller", collation="de_DE"),  # PostgreSQL's own goes with every other
    table(DOCUMENTS, unique=(("ref",),)),
    table(DOCUMENTS, checks=(FoundCheck("k", "(status = ANY (ARRAY[1, 9]))"),)),
    table(DOCUMENTS, checks=(FoundCheck("k", "(collector <> '')"),)),  # none of ours
    table(DOCUMENTS, triggers=(FoundTrigger("audit", ("DELETE",)),)),
    table(CUSTOMERS, deletes=False),
]


@pytest.mark.parametrize("otherwise", FINE)
def test_what_push_can_live_with_is_not_told(otherwise: Break) -> None:
    assert told(tidy(), "postgresql", otherwise) == set()


class TestFingerprint:
    def test_the_order_in_which_a_product_answers_does_not_matter(self) -> None:
        one = fitting(tidy(), "postgresql")
        turned = database(tables=dict(reversed(one.tables.items())))(one)
        assert turned.fingerprint() == one.fingerprint()
        both = [table(DOCUMENTS, unique=order)(one) for order in ((("a",), ("b",)), (("b",), ("a",)))]
        assert both[0].fingerprint() == both[1].fingerprint()

    @pytest.mark.parametrize(("broken", "_kind", "_where"), ERRORS)
    def test_what_is_looked_at_is_in_it(self, broken: Break, _kind: str, _where: str) -> None:
        one = fitting(tidy(), "postgresql")
        assert broken(one).fingerprint() != one.fingerprint()

    def test_which_column_refers_to_which_is_in_it(self) -> None:
        ways = [("x", "y"), ("y", "x")]
        prints = {
            table(DOCUMENTS, references=(FoundReference(("a", "b"), "t", way),))(
                fitting(tidy(), "postgresql")
            ).fingerprint()
            for way in ways
        }
        assert len(prints) == 2
