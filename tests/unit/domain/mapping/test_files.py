"""A mapping file is refused with every line that is wrong in it, before any database is asked."""

import re

import pytest

from syncio.domain.mapping import REFERENCE, mapping_of, reference
from syncio.errors import Misconfigured

TEXT = REFERENCE.read_text()


def edited(old: str, new: str) -> bytes:
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


def test_the_reference_is_whole_and_named_by_its_hash() -> None:
    mapping = reference()
    assert (mapping.name, mapping.whole, len(mapping.hash)) == ("reference", True, 64)
    assert [entity.unheld for entity in mapping.entities] == [(), (), (), ()]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("number: {from: number, type: nvarchar(255)}", "number: {type: nvarchar(255)}", "invoice.number: say where"),
        ("{from: number, type", "{from: number, constant: x, type", "invoice.number: say where its value comes from"),
        ("{from: number, type", "{from: numbr, type", "invoice.number: numbr is no field of a invoice"),
        ("{from: number, type", '{text: "{number.__class__}", type', "number.__class__ is no field"),
        ("type: nvarchar(255)", "type: nvarchr(255)", "type 'nvarchr(255)' is none that a mapping can write"),
        ("{from: number, type", "{from: number, scale: 2, type", "scale, round and negative are for amounts"),
        ("{from: number, type", "{from: number, format: YYYYMMDD, type", "format is for dates"),
        ("issue_date, type: date", "issue_date, format: YYMMDD, type: char(6)", "has YYYY, MM and DD once each"),
        ("state, type: varchar(4)", "state, codes: {open: O}, type: char(1)", "invoice.state: no code for state void"),
        ("total, type", "total, negative: [creditnote], type", "negative: creditnote is no kind of document"),
        ("{refers: debtor.id, type", "{refers: debtor.no, type", "invoice.debtor: debtor has no column no"),
        ("{refers: debtor.id, type", "{refers: bank.id, type", "bank.id names no row"),
        ("{refers: invoice.id, type", "{refers: client.id, type", "line.invoice: a line cannot refer to a client"),
        ("    debtor: {refers: debtor.id, type: bigint}\n", "", "invoice: no column refers to its debtor"),
        ("keys: [client, external_id]", "keys: [client, name]", "debtor: a key holds name, which may change"),
        ("keys: [client, external_id]", "keys: [client, id]", "debtor: key id is no column of it"),
        ("keys: [invoice, position]", "keys: [invoice]", "line: no key holds position"),
        ('    total: {from: total, type: "decimal(19,4)"}\n', "", "invoice: no column holds total"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, problem: str) -> None:
    with pytest.raises(Misconfigured, match=re.escape(problem)):
        mapping_of(edited(old, new), "lender.yaml")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"form: [", "the mapping lender.yaml cannot be read"),
        (b"form: 1", "missing required field"),
        (edited("form: 1", "form: 2"), "is of form 2, and this version reads form 1"),
        (edited("{from: number, type", "{from: number, tpye: x, type"), "unknown field `tpye`"),
    ],
)
def test_another_form_is_said(text: bytes, problem: str) -> None:
    with pytest.raises(Misconfigured, match=re.escape(problem)):
        mapping_of(text, "lender.yaml")


def test_every_problem_is_said_at_once() -> None:
    wrong = edited("{from: number, type", "{from: numbr, type").replace(
        b"keys: [invoice, position]", b"keys: [invoice]"
    )
    with pytest.raises(Misconfigured, match=r"numbr.*; .*line: no key holds position"):
        mapping_of(wrong, "lender.yaml")
