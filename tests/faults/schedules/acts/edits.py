"""What a client does to its books."""

from collections.abc import Mapping
from random import Random
from typing import Any

import msgspec

from tests.faults.schedules.world import World
from tests.sandbox.xero.documents import Invoice, decode
from tests.sandbox.xero.shelves import Entry

#: Fields of an invoice that cannot be understood, or say something odd.
ODD: tuple[dict[str, Any], ...] = (
    {"Total": {"literal": "NaN"}},
    {"Total": "many"},
    {"Status": "LOST"},
    {"DateString": "", "Date": ""},
    {"CurrencyCode": "EUR"},
    {"CurrencyCode": "12"},
    {"Contact": {}},
    {"InvoiceID": 7},
    {"Reference": "\u202e1000.00\u0000 PAID"},
    {"LineItems": []},
)


def edit(world: World, dice: Random) -> str:
    """One to three edits."""
    edits = [drawn(world, dice) for _ in range(dice.randint(1, 3))]
    return "; ".join(f"{told(one)}{'' if world.books.edit(one) else ' (refused)'}" for one in edits)


def told(one: dict[str, Any]) -> str:
    return " ".join(shown(value) for value in one.values())


def shown(value: Any) -> str:
    return msgspec.json.encode(value).decode()[:80] if isinstance(value, dict) else str(value)[:40]


def drawn(world: World, dice: Random) -> dict[str, Any]:
    """An edit that the books may take."""
    entries = world.books.entries("invoices")
    some = favourites(entries) if dice.random() < 0.6 else []
    invoice = decode(entries[dice.choice(some or sorted(entries))].body, Invoice)
    contact = dice.choice(sorted(world.books.organisation.habits))
    kinds = (
        "amount",
        "amount",
        "amount",
        "void",
        "reword",
        "rename",
        "pay",
        "pay",
        "credit",
        "due_date",
        "bill",
        "raw",
        "raw end",
    )
    return of_kind(dice.choice(kinds), invoice, contact, dice)


def favourites(entries: Mapping[str, Entry]) -> list[str]:
    """A few open sales invoices, to which most happens: what was funded is then raised, paid, voided."""
    return sorted(key for key, one in entries.items() if (one.type, one.status) == ("ACCREC", "AUTHORISED"))[:3]


def of_kind(kind: str, invoice: Invoice, contact: str, dice: Random) -> dict[str, Any]:
    key = {"invoice": invoice.invoice_id}
    part = f"{invoice.amount_due * dice.randint(1, 4) / 4:.2f}"
    edits: dict[str, dict[str, Any]] = {
        "amount": key | {"total": f"{invoice.total + dice.choice((-50, -1, 1, 700)):.2f}"},
        "void": key,
        "reword": key | {"line": 0, "description": f"Newer {dice.randint(1, 3)}"},
        "rename": {"contact": contact, "name": f"Renamed {dice.randint(1, 4)}"},
        "pay": key | {"amount": part},
        "credit": key | {"amount": part},
        "due_date": key | {"date": f"2027-0{dice.randint(1, 3)}-01"},
        "bill": {"contact": contact, "count": dice.randint(1, 3)},
        "raw": key | {"set": {name: msgspec.Raw(msgspec.json.encode(v)) for name, v in dice.choice(ODD).items()}},
        "raw end": key | {"set": {}},
    }
    return {"op": kind.partition(" ")[0]} | edits[kind]


def wait(world: World, dice: Random) -> str:
    """Time passes."""
    seconds = dice.choice((20, 400, 4000, 90_000))
    world.clock.sleep(seconds)
    return f"{seconds} s pass"
