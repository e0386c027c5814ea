"""The check, on real databases that are broken on purpose."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from syncio.domain.mapping import mapping_of
from syncio.domain.mapping.findings.tables import LEDGER, OURS
from syncio.stores.factors import integration
from syncio.stores.factors.ledger import COLUMNS
from tests.integration.mapping.conftest import NewBook
from tests.unit.domain.mapping.test_page import COMPLETE

#: Book, what is done to it, and the line that is read then.
BROKEN = [
    (name, statements, line)
    for name, line, statements in re.findall(
        r"^-- (\w+): (.+)\n((?:(?!--).+\n?)+)", Path(__file__).with_name("broken.sql").read_text(), re.MULTILINE
    )
]


def test_the_complete_file_of_the_page_fits_the_tidy_book(new_book: NewBook) -> None:
    mapping = mapping_of(COMPLETE.encode(), "page")
    assert replace(new_book("tidy"), mapping=mapping).errors() == []


@pytest.mark.parametrize("name", ["reference", "tidy", "legacy"])
def test_a_book_that_fits_its_mapping_has_no_errors(new_book: NewBook, name: str) -> None:
    assert new_book(name).errors() == []


@pytest.mark.parametrize(("name", "statements", "line"), BROKEN)
def test_a_book_that_does_not_fit_is_told_by_its_line(new_book: NewBook, name: str, statements: str, line: str) -> None:
    book = new_book(name)
    book.run(statements)
    assert [each for each in book.errors() if line in each]


def test_a_log_in_that_may_make_no_temporary_tables_is_told(new_book: NewBook) -> None:
    book = new_book("reference")
    database = book.owner.rpartition("/")[2].partition("?")[0]
    book.run(f'REVOKE TEMPORARY ON DATABASE "{database}" FROM PUBLIC, factors_push')
    assert [each for each in book.errors() if "may make no temporary tables" in each]


def test_a_trigger_that_may_rewrite_is_noted(new_book: NewBook) -> None:
    book = new_book("tidy")
    book.run(
        "CREATE FUNCTION book.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.memo := NULL; RETURN NEW; END'",
        "CREATE TRIGGER rewrite BEFORE INSERT ON book.documents FOR EACH ROW EXECUTE FUNCTION book.f()",
    )
    [trigger] = [each for each in book.found() if each.kind == "trigger"]
    assert str(trigger).startswith("note   book.documents: the trigger rewrite runs at INSERT; ")


def test_the_fingerprint_is_of_the_catalogue_and_not_of_what_it_holds(new_book: NewBook) -> None:
    book = new_book("legacy")
    before = book.catalogue().fingerprint()
    book.run("INSERT INTO \"FIN\".\"CLNT\" VALUES ('a', 'Acme')")
    assert book.catalogue().fingerprint() == before
    book.run('ALTER TABLE "FIN"."INVMAST" ADD "MORE" int')
    assert book.catalogue().fingerprint() != before


def test_what_is_asked_of_our_own_tables_is_what_they_are() -> None:
    assert {name: set(by["SELECT"]) for name, by in OURS.items()} == {
        f"{table.schema}.{table.name}": set(table.columns.keys()) for table in integration.OURS
    }
    assert OURS[LEDGER]["INSERT"] == tuple(COLUMNS)
