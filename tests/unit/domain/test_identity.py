"""What tells that two are the same one, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.identity import (
    PUBLIC,
    SEPARATORS,
    fingerprint,
    mail_domain,
    name_key,
    number_key,
    same_number,
    tax_key,
)
from tests.unit.domain.made import LINES, TEXT, line


@pytest.mark.parametrize("number", ["INV-1001", "inv 1001", " Inv/10.01 ", "INV\u20131001", "(INV) 1001"])
def test_a_number_is_the_same_however_it_is_separated(number: str) -> None:
    assert number_key(number) == "INV1001"


@given(TEXT, st.text(SEPARATORS, max_size=3))
def test_separators_around_a_number_change_nothing(number: str, around: str) -> None:
    assert same_number(number, f"{around}{number}{around}")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("GB 123 4567 89", "123456789"),
        ("123456789", "123456789"),
        ("12345678-2-41", "12345678241"),
        ("ABN 51 824 753 556", "51824753556"),
        ("n/a", ""),
        ("0", ""),
        ("", ""),
    ],
)
def test_tax_numbers(number: str, key: str) -> None:
    assert tax_key(number) == key


@pytest.mark.parametrize(
    "name", ["Bäcker & Söhne GmbH", "BACKER SOHNE", "Bäcker und Söhne G.m.b.H.", "Backer-Sohne AG"]
)
def test_a_company_is_the_same_whatever_its_form_and_accents(name: str) -> None:
    assert name_key(name) == "backersohne"


def test_a_name_of_nothing_but_forms_stays_one() -> None:
    assert name_key("The Company Ltd") == "thecompanyltd"
    assert name_key(" . ") == ""


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("Accounts <ap@Firm.Example>", "firm.example"),
        ("ap@firm.example", "firm.example"),
        ("somebody@GMAIL.com", ""),
        ("nobody", ""),
        ("a@localhost", ""),
        ("", ""),
    ],
)
def test_the_domain_of_an_address(address: str, domain: str) -> None:
    assert mail_domain(address) == domain


def test_public_domains_are_written_as_domains_are_compared() -> None:
    assert all(mail_domain(f"x@{domain}") == "" and domain == domain.casefold() for domain in PUBLIC)


@given(st.lists(LINES, max_size=5), st.randoms())
def test_the_order_of_lines_says_nothing(lines: list[object], random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fingerprint(shuffled) == fingerprint(lines)  # type: ignore[arg-type]


def test_amounts_and_figures_in_a_description_say_nothing_and_words_do() -> None:
    week = fingerprint([line(description="Site labour, week 31")])
    assert fingerprint([line(description="Site labour, week 32", amount=line().tax)]) == week
    assert fingerprint([line(description="Site crane, week 31")]) != week
    assert fingerprint([line(description="Site labour, week 31", account="210")]) != week
