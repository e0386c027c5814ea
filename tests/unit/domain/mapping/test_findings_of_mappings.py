"""What is found of codes, keys and transforms, which the mapping says as much about as the catalogue."""

import pytest

from syncio.domain.mapping.catalogue import FoundTrigger, place
from syncio.domain.mapping.findings import findings
from syncio.domain.mapping.findings.checks import read
from tests.unit.domain.mapping.fitting import column, database, fitting, found, table
from tests.unit.domain.mapping.told import (
    BOTH_TYPES,
    CURRENCIES,
    CUSTOMERS,
    DOCUMENTS,
    READS,
    TYPE,
    tidy,
    told,
)


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
