"""The forms in which one thing is kept: an accounting system's bytes, a canonical text, FactorS's columns."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from tests.sandbox.xero.shelves import Entry

LINE = ("description", "quantity", "unit_price", "amount", "tax", "tax_type", "account", "item", "tracking")
AMOUNTS = ("quantity", "unit_price", "amount", "tax")


def written(doc: str, balance: str) -> dict[str, Any]:
    """A canonical text as FactorS's columns should have it."""
    content = json.loads(doc) | json.loads(balance)
    content.pop("v")
    lines = [[line[name] for name in LINE[:-1]] + [json.dumps(line["tracking"])] for line in content.pop("lines")]
    return {name: plain(value) for name, value in content.items()} | {"lines": plain(lines)}


def plain(value: Any) -> Any:
    """One form of a value, however it was kept: amounts without trailing zeros, JSON without blanks."""
    if isinstance(value, list):
        return [
            [amount(cell) if name in AMOUNTS else cell.replace(" ", "") if name == "tracking" else cell
             for name, cell in zip(LINE, line, strict=True)]
            for line in value
        ]  # fmt: skip
    return value if value is None or (isinstance(value, str) and not is_amount(value)) else amount(str(value))


def is_amount(text: str) -> bool:
    return text.replace("-", "", 1).replace(".", "", 1).isdigit()


def amount(text: str | None) -> Any:
    return Decimal(text).normalize() if text and is_amount(text) else text


def same(entry: Entry, raw: bytes) -> bool:
    """The same bytes, but for the name of a contact, which Xero changes in its documents without dating them."""
    return entry.full() == raw or nameless(entry.full()) == nameless(raw)


def nameless(raw: bytes) -> Any:
    record = json.loads(raw, parse_float=Decimal, strict=False)
    if isinstance(record.get("Contact"), dict):
        record["Contact"].pop("Name", None)
    return json.dumps(record, default=str, sort_keys=True)


def sha(text: bytes) -> bytes:
    return hashlib.sha256(text).digest()
