"""`invoices` and `book`: what was staged, listed at a shell."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.integration.cli.shell import Shell


@pytest.fixture
def pulled(connected: Shell) -> Shell:
    assert connected.run("pull", "--client", "Acme").code == 0
    return connected


def test_invoices_are_listed_filtered_and_paged(pulled: Shell) -> None:
    everything = pulled.run("invoices", "--client", "Acme", "--json").result
    rows = everything["invoices"]
    assert (everything["total"], everything["more"]) == (len(rows), False)
    days = [row["issue_date"] for row in rows]
    assert days == sorted(days, reverse=True)
    one = rows[3]
    day, number = one["issue_date"], one["number"]
    words = ("--status", one["status"], "--from", day, "--to", day, "--debtor", one["debtor_name"], "--number", number)
    assert one in pulled.run("invoices", "--client", "Acme", *words, "--json").result["invoices"]
    second = pulled.run("invoices", "--page", "2", "--sort", "number", "--json").result
    assert (second["total"], second["invoices"]) == (len(rows), [])


def test_people_get_a_line_an_invoice_and_the_count(pulled: Shell) -> None:
    outcome = pulled.run("invoices", "--client", "Acme", "--status", "authorised")
    listed = pulled.run("invoices", "--client", "Acme", "--status", "authorised", "--json").result
    lines = outcome.out.splitlines()
    assert lines[-1] == f"counted: {listed['total']}"
    assert [row["number"] for row in listed["invoices"] if not any(row["number"] in line for line in lines)] == []


@pytest.mark.parametrize("words", [("--page", "0"), ("--status", "unpaid"), ("--from", "yesterday")])
def test_wrong_usage_ends_with_2(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell.run("invoices", *words).code == 2


def test_what_cannot_be_listed_says_what_to_do(pulled: Shell) -> None:
    unknown = pulled.run("invoices", "--client", "Nobody")
    assert (unknown.code, "client list" in unknown.complaint or "no client" in unknown.complaint) == (1, True)
    assert "narrow the filter" in pulled.run("invoices", "--page", "101").complaint


def test_a_book_is_every_invoice_with_what_is_due_of_it(pulled: Shell, tmp_path: Path) -> None:
    file = tmp_path / "book.jsonl"
    told = pulled.run("book", "--client", "Acme", "--out", str(file), "--json").result
    rows = [json.loads(line) for line in file.read_text().split("\n")[:-1]]
    listed = pulled.run("invoices", "--client", "Acme", "--json").result["invoices"]
    assert sorted(rows, key=lambda row: row["external_id"]) == sorted(listed, key=lambda row: row["external_id"])
    owed: dict[str, Decimal] = {}
    for row in rows:
        sign = -1 if row["kind"] == "credit_note" else 1
        due = Decimal(row["due"]) * sign if row["status"] == "authorised" else Decimal(0)
        owed[row["currency"]] = owed.get(row["currency"], Decimal(0)) + due
    assert told["invoices"] == len(rows)
    assert {each["currency"]: Decimal(each["due"]) for each in told["due"]} == owed


def test_a_book_from_before_the_first_pull_is_empty(pulled: Shell) -> None:
    told = pulled.run("book", "--client", "Acme", "--as-of", "2020-01-01", "--json").result
    assert (told["invoices"], told["due"]) == (0, [])


def test_a_file_that_cannot_be_written_is_said(pulled: Shell, tmp_path: Path) -> None:
    outcome = pulled.run("book", "--client", "Acme", "--out", str(tmp_path))
    assert outcome.code == 1
    assert "cannot be written: Is a directory" in outcome.complaint
