"""Contents and lines for tests, drawn or made by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from syncio.domain.invoice import Content, Kind, Line
from syncio.domain.money import exact

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
AMOUNTS = st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(lambda value: exact(value, "amount"))

LINES = st.builds(
    Line,
    description=TEXT,
    quantity=st.none() | AMOUNTS,
    unit_price=st.none() | AMOUNTS,
    amount=AMOUNTS,
    tax=AMOUNTS,
    tax_type=st.sampled_from(["OUTPUT", "NONE", ""]),
    account=st.sampled_from(["200", ""]),
    item=st.just(""),
    tracking=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
)
CONTENTS = st.builds(
    Content,
    kind=st.sampled_from(Kind),
    number=TEXT,
    debtor=TEXT,
    issue_date=st.dates(),
    due_date=st.none() | st.dates(),
    currency=st.sampled_from(["AUD", "GBP"]),
    subtotal=AMOUNTS,
    tax=AMOUNTS,
    total=AMOUNTS,
    reference=TEXT,
    state=st.sampled_from(["open", "void"]),
    lines=st.lists(LINES, max_size=4).map(tuple),
)
IDS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=4)


def line(**given: Any) -> Line:
    """One line of 100 and 10 tax, but for what is given."""
    usual: dict[str, Any] = {
        "description": "Cement",
        "quantity": Decimal(2),
        "unit_price": Decimal(50),
        "amount": Decimal(100),
        "tax": Decimal(10),
        "tax_type": "OUTPUT",
        "account": "200",
        "item": "",
        "tracking": (),
    }
    return Line(**usual | given)


def content(**given: Any) -> Content:
    """A receivable of 110 AUD with one line, but for what is given."""
    usual: dict[str, Any] = {
        "kind": Kind.RECEIVABLE,
        "number": "INV-1",
        "debtor": "d1",
        "issue_date": date(2026, 10, 1),
        "due_date": date(2026, 10, 31),
        "currency": "AUD",
        "subtotal": Decimal(100),
        "tax": Decimal(10),
        "total": Decimal(110),
        "reference": "",
        "state": "open",
        "lines": (line(),),
    }
    return Content(**usual | given)
