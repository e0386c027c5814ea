"""What one column writes of a value, and what it reads back."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.mapping.column import Column, compiled
from syncio.domain.mapping.spec import ColumnSpec
from syncio.domain.mapping.transforms import Codes
from syncio.errors import Invalid, Misconfigured
from tests.unit.domain.made import AMOUNTS

KINDS = st.sampled_from(["receivable", "credit_note"])


def column(type_: str, **given: Any) -> Column:
    lookups = {given["lookup"]: Codes({"GBP": "1"})} if "lookup" in given else {}
    return compiled("COL", ColumnSpec(type=type_, **given), frozenset({"number", "reference", "currency"}), lookups)


def record(**given: Any) -> SimpleNamespace:
    return SimpleNamespace(kind="receivable", **given)


@pytest.mark.parametrize(
    ("of", "value", "held"),
    [
        (column("nvarchar(30)", field="number"), "INV-1", "INV-1"),
        (column("decimal(18,2)", field="total"), "10.5", "10.5"),
        (column("int", field="total", scale=2), "-10.5", "-1050"),
        (column("int", field="total", scale=2), "0", "0"),
        (column("decimal(18,2)", field="total", negative=("receivable",)), "10.5", "-10.5"),
        (column("char(8)", field="due_date", format="YYYYMMDD"), "2026-10-05", "20261005"),
        (column("char(10)", field="due_date", format="DD.MM.YYYY", missing="-"), "2026-10-05", "05.10.2026"),
        (column("char(10)", field="due_date", format="DD.MM.YYYY", missing="-"), None, "-"),
        (column("date", field="due_date"), None, None),
        (column("nvarchar(30)", field="reference"), "", ""),
        (column("nvarchar(30)", field="reference", missing=None), "", None),
        (column("char(1)", field="state", codes={"open": "O", "void": "X"}), "void", "X"),
        (column("nvarchar(30)", text="XERO:{number}"), "a1", "XERO:a1"),
    ],
)
def test_what_is_written_is_read_back(of: Column, value: str | None, held: str | None) -> None:
    name = of.fields[0]
    assert of.write(record(**{name: value})) == held
    assert of.read
    assert of.read(held, "receivable") == value


@pytest.mark.parametrize(
    ("of", "given", "held"),
    [
        (column("decimal(18,2)", field="total", round=2), {"total": "10.005"}, "10.01"),
        (column("decimal(18,2)", field="total", round=2), {"total": "-10.005"}, "-10.01"),
        (column("nvarchar(4)", field="number", cut=True), {"number": "INV-1"}, "INV-"),
        (column("nvarchar(30)", text="{number}/{currency}"), {"number": "7", "currency": "GBP"}, "7/GBP"),
        (column("char(1)", field="number", codes={"a": "X", "b": "X"}), {"number": "b"}, "X"),
        (column("char(8)", constant="SYNCIO"), {}, "SYNCIO"),
    ],
)
def test_what_loses_something_is_written_and_does_not_tell_it(of: Column, given: dict[str, str], held: str) -> None:
    assert of.write(record(**given)) == held
    assert of.read is None


@pytest.mark.parametrize(
    ("of", "given", "why"),
    [
        (
            column("nvarchar(4)", field="number"),
            {"number": "INV-1"},
            "number is 5 characters long",
        ),
        (
            column("decimal(18,2)", field="total"),
            {"total": "1.005"},
            "total is 1.005, which decimal(18,2)",
        ),
        (column("decimal(5,2)", field="total"), {"total": "1000"}, "total is 1000, which decimal(5,2) would change"),
        (column("int", field="total", scale=2), {"total": "1.005"}, "total is 100.5, which is no int"),
        (column("smallint", field="total"), {"total": "32768"}, "total is 32768, which is no smallint"),
        (column("tinyint", field="total"), {"total": "-1"}, "total is -1, which is no tinyint"),
        (
            column("char(1)", field="number", codes={"a": "A"}),
            {"number": "b"},
            "number is 'b', which has no code",
        ),
    ],
)
def test_what_cannot_be_held_exactly_is_refused(of: Column, given: dict[str, str], why: str) -> None:
    with pytest.raises(Invalid, match=re.escape(why)):
        of.write(record(**given))


@given(AMOUNTS, KINDS)
def test_cents_with_a_sign_come_back_or_are_refused(amount: object, kind: str) -> None:
    of = column("bigint", field="total", scale=2, negative=("credit_note",))
    assert of.read
    try:
        held = of.write(SimpleNamespace(total=str(amount), kind=kind))
    except Invalid:
        assert len(str(amount).partition(".")[2]) > 2  # cents
    else:
        assert of.read(held, kind) == str(amount)


@given(st.dates())
def test_days_as_text_come_back(day: object) -> None:
    of = column("char(10)", field="due_date", format="MM/DD/YYYY")
    assert of.read
    assert of.read(of.write(record(due_date=str(day))), None) == str(day)


@pytest.mark.parametrize("written", ["", "varchar(", "int(4) exact x", "decimal(a)", "blob", "char(3); DROP TABLE x"])
def test_a_type_that_sql_does_not_write_is_refused(written: str) -> None:
    with pytest.raises(Misconfigured, match="is none that a mapping can write"):
        column(written, field="number")
