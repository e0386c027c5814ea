"""`factors check` at a shell."""

import os
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.contract.factors.foreign import EXAMPLES
from tests.integration.cli.shell import ROOT, Shell, postgres
from tests.integration.mapping.conftest import Book, NewBook


def shell(book: Book) -> Shell:
    return Shell(
        {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "AIRFLOW_HOME": os.environ["AIRFLOW_HOME"],
            "AIRFLOW_CONN_FACTORS_DB": postgres(book.push),
            "SYNCIO_FERNET_KEYS": Fernet.generate_key().decode(),
        }
    )


def test_a_mapping_that_fits_ends_with_zero_and_names_what_was_checked(new_book: NewBook) -> None:
    book = new_book("reference")
    outcome = shell(book).run("factors", "check", "--json")
    assert outcome.code == 0
    assert outcome.result == {
        "findings": [],
        "mapping": "reference",
        "mapping_hash": book.mapping.hash,
        "catalogue_hash": book.catalogue().fingerprint(),
        "errors": 0,
        "notes": 0,
        "ok": True,
    }


def test_a_file_that_is_not_in_force_can_be_checked_and_its_errors_end_with_one(new_book: NewBook) -> None:
    book, file = new_book("tidy"), str(EXAMPLES / "tidy.yaml")
    assert shell(book).run("factors", "check", "--mapping", file).code == 0
    book.run("ALTER TABLE book.documents DROP memo")
    outcome = shell(book).run("factors", "check", "--mapping", file)
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0].startswith("error  book.documents.memo: is not there")
    assert lines[1].startswith("note   book.customers: does not hold bank_account")
    assert "errors: 1" in lines
    [error, _] = shell(book).run("factors", "check", "--mapping", file, "--json").result["findings"]
    assert (error["severity"], error["kind"], error["where"]) == ("error", "column", "book.documents.memo")


@pytest.mark.parametrize("text", [None, "form: 1", "form: 1\nname: [", "\x00"])
def test_a_file_that_is_no_mapping_is_said(new_book: NewBook, tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "ours.yaml"
    if text is not None:
        file.write_text(text)
    outcome = shell(new_book("reference")).run("factors", "check", "--mapping", str(file))
    assert outcome.code == 1
    assert "ours.yaml" in outcome.complaint
