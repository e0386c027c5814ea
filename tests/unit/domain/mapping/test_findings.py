"""Each finding, on a catalogue that is broken in one place; nothing where nothing is."""

from typing import Any

import pytest

from syncio.domain.mapping import Mapping, mapping_of
from syncio.domain.mapping.catalogue import FoundCheck, FoundReference, FoundTrigger, place
from syncio.domain.mapping.findings import Finding, findings
from syncio.domain.mapping.findings.checks import read
from tests.contract.factors.foreign import EXAMPLES
from tests.unit.domain.mapping.fitting import Break, column, database, fitting, found, no_table, table, without

TIDY = (EXAMPLES / "tidy.yaml").read_text()
DOCUMENTS, CUSTOMERS, LINES = "book.documents", "book.customers", "book.document_lines"
CURRENCIES = place("book.currencies", "iso", "id")
READS: Any = ("SELECT", "INSERT")
TYPE = FoundReference(("doc_type",), "book.types", ("code",))
BOTH_TYPES = {place("book.types", "code"): ("C", "I")}


def tidy(*changes: tuple[str, str]) -> Mapping:
    """The tidy book's mapping, but for what is said otherwise."""
    text = TIDY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return mapping_of(text.encode(), "tidy")


def told(mapping: Mapping, product: str, *breaks: Break) -> set[Finding]:
    """What is found beside what is found in a catalogue that fits."""
    catalogue = fitting(mapping, product)
    usual = set(findings(mapping, catalogue))
    for each in breaks:
        catalogue = each(catalogue)
    return set(findings(mapping, catalogue)) - usual


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


def test_an_enumeration_holds_codes() -> None:
    mapping = tidy(("doc_type: {from: kind, type: char(1)", "doc_type: {from: kind, type: varchar(1)"))
    breaks = column(f"{DOCUMENTS}.doc_type", type="enum", length=None, labels=("I", "C"))
    assert told(mapping, "postgresql", breaks) == set()
    [lacking] = told(mapping, "postgresql", column(f"{DOCUMENTS}.doc_type", type="enum", length=None, labels=("I",)))
    assert (lacking.kind, "'C'" in lacking.what) == ("code", True)


def test_a_foreign_keys_table_has_the_codes() -> None:
    breaks = [table(DOCUMENTS, references=(TYPE,)), database(values=BOTH_TYPES)]
    assert told(tidy(), "postgresql", *breaks) == set()
    only = {place("book.types", "code"): ("I", "P")}
    found = told(tidy(), "postgresql", breaks[0], database(values=only))
    assert {(each.severity, each.kind) for each in found} == {("error", "code"), ("note", "unmapped")}


def test_states_that_are_looked_up_are_all_there() -> None:
    coded = 'status: {from: state, type: smallint, codes: {open: "1", void: "9"}}'
    looked_up = "status: {from: state, type: smallint, lookup: {table: book.states, match: name, give: id}}"
    mapping, states = tidy((coded, looked_up)), place("book.states", "name", "id")
    pairs = {CURRENCIES: (("GBP", "1"),), states: (("open", "1"),)}
    found = told(mapping, "postgresql", database(pairs=pairs))
    assert {(each.kind, each.where) for each in found if "'void'" in each.what} == {("code", "book.states.name")}


def test_a_list_of_clients_may_be_empty_and_names_each_once() -> None:
    looked_up = "code: {from: name, type: varchar(60), lookup: {table: book.sellers, match: title, give: code}}"
    mapping = tidy(("code: {from: name, type: varchar(60)}", looked_up))
    clients = place("book.sellers", "title", "code")
    others = fitting(mapping, "postgresql").pairs
    assert told(mapping, "postgresql", database(pairs=others | {clients: ()})) == set()
    found = told(mapping, "postgresql", database(pairs=others | {clients: (("Acme", "A"), ("Acme", "B"))}))
    assert {each.kind for each in found if each.severity == "error"} == {"doubled"}


def test_a_key_that_the_mapping_calls_exact_has_to_be() -> None:
    mapping = tidy(("varchar(120)", "varchar(120) exact"))
    found = told(mapping, "postgresql", column(f"{DOCUMENTS}.ref", apart="badly"))
    assert {(each.severity, each.kind) for each in found} == {("error", "collation")}


@pytest.mark.parametrize("product", ["postgresql", "mssql"])
def test_columns_that_are_joined_are_of_one_collation(product: str) -> None:
    breaks = [column("book.sellers.code", collation="a"), column(f"{DOCUMENTS}.seller", collation="b")]
    errors = [each for each in told(tidy(), product, *breaks) if each.severity == "error"]
    assert [(each.kind, each.where) for each in errors] == [("conflict", f"{DOCUMENTS}.seller")]


def test_the_view_of_what_is_funded_is_joined_too() -> None:
    mapping = tidy(("invoice: {document_no: document_no}", "invoice: {document_no: ref}"))
    breaks = [column("book.funded.document_no", collation="a"), column(f"{DOCUMENTS}.ref", collation="b")]
    found = told(mapping, "postgresql", *breaks)
    assert {(each.kind, each.where) for each in found} == {("conflict", "book.funded.document_no")}


def test_postgresql_locks_no_row_of_which_nothing_may_be_updated() -> None:
    mapping = tidy(
        ("title: {from: name, type: varchar(500)}", "title: {from: name, type: varchar(500), once: true}"),
        ("vat: {from: tax_number, type: varchar(100), missing: null}", ""),
        ("mail: {from: email, type: varchar(255), missing: null}", ""),
    )
    columns = {name: found("text", may=READS) for name in ("seller", "ref", "title", "customer_no")}
    told_of = told(mapping, "postgresql", table(CUSTOMERS, columns=columns))
    assert [each for each in told_of if each.kind == "right" and "lock" in each.what]


class TestSqlServer:
    def test_names_are_taken_in_any_letters(self) -> None:
        catalogue = fitting(tidy(), "mssql")
        columns = {name.upper(): each for name, each in catalogue.tables[DOCUMENTS].columns.items()}
        assert told(tidy(), "mssql", table(DOCUMENTS, columns=columns, unique=(("SELLER", "REF"),))) == set()

    def test_texts_of_people_in_one_code_page_are_noted(self) -> None:
        notes = findings(tidy(), fitting(tidy(), "mssql"))
        places = {each.where for each in notes if each.kind == "characters"}
        assert {each.severity for each in notes if each.kind == "characters"} == {"note"}
        assert f"{CUSTOMERS}.title" in places
        assert not {f"{DOCUMENTS}.doc_type", f"{DOCUMENTS}.ref", f"{DOCUMENTS}.entered_by"} & places

    def test_a_column_that_should_be_national_is(self) -> None:
        mapping = tidy(("varchar(500)", "nvarchar(500)"))
        [error] = told(mapping, "mssql", column(f"{CUSTOMERS}.title", type="varchar", national=False))
        assert (error.severity, error.kind, error.where) == ("error", "characters", f"{CUSTOMERS}.title")

    def test_a_national_column_is_told_as_one(self) -> None:
        [error] = told(tidy(), "mssql", column(f"{CUSTOMERS}.title", type="nvarchar", national=True))
        assert (error.severity, error.kind) == ("error", "characters")
        assert "say nvarchar(500)" in error.do

    def test_money_is_a_decimal(self) -> None:
        assert told(tidy(), "mssql", column(f"{DOCUMENTS}.gross", type="money", precision=19, scale=4)) != set()
        mapping = tidy(('gross: {from: total, type: "decimal(18,2)"', "gross: {from: total, type: money"))
        assert told(mapping, "mssql", column(f"{DOCUMENTS}.gross", type="money", precision=19, scale=4)) == set()

    def test_a_trigger_on_clients_that_push_adds_is_an_error(self) -> None:
        mapping = tidy(("keys: [code]\n  creates: false", "keys: [code]"))
        broken = table("book.sellers", triggers=(FoundTrigger("log", ("INSERT",)),))
        assert {each.severity for each in told(mapping, "mssql", broken)} == {"error"}
        assert {each.severity for each in told(mapping, "postgresql", broken)} == {"note"}


@pytest.mark.parametrize(
    ("text", "column", "values"),
    [
        ("(doc_type = ANY (ARRAY['I'::bpchar, 'C'::bpchar]))", "doc_type", ("I", "C")),
        ("""(("STAT")::bpchar = ANY (ARRAY['O'::bpchar, 'X'::bpchar]))""", "STAT", ("O", "X")),
        (
            "((state)::text = ANY ((ARRAY['open'::character varying, 'it''s'::character varying])::text[]))",
            "state",
            ("open", "it's"),
        ),
        ("(status1 = ANY (ARRAY[1, -9]))", "status1", ("1", "-9")),
        ("([state1]='void' OR [state1]=N'open')", "state1", ("void", "open")),
        ("([status]=(9) OR [status]=(1))", "status", ("9", "1")),
        ("((state)::text = 'open'::text)", "state", ("open",)),
        ("(gross >= (0)::numeric)", "gross", None),
        ("([gross]>=(0))", "gross", None),
    ],
)
def test_simple_constraints_are_read_as_either_product_writes_them(
    text: str, column: str, values: tuple[str, ...] | None
) -> None:
    assert read(text) == (column, values)


@pytest.mark.parametrize(
    "text",
    [
        "((a = 1) OR (b = 2))",
        "((a = 1) AND (b = 1))",
        "(length(a) > 0)",
        "(a <> 1)",
        "(a >= 5)",
        "(a > b)",
        "('a' = 1)",
    ],
)
def test_what_says_more_is_not_guessed_at(text: str) -> None:
    assert read(text) is None


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
