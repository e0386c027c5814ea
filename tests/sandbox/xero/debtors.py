"""Contacts and their habits: what they buy, how often, on which terms and how late they pay."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from tests.sandbox.xero.amounts import to_cents
from tests.sandbox.xero.catalogue import DEPARTMENTS, FREIGHT, GOODS, PURCHASES, REGIONS, Item
from tests.sandbox.xero.countries import Country, Market, Tax
from tests.sandbox.xero.documents import Tracking
from tests.sandbox.xero.identifiers import identifier
from tests.sandbox.xero.parties import Address, Contact, PaymentTerms, Phone, Term
from tests.sandbox.xero.registers import digits
from tests.sandbox.xero.rhythms import RHYTHMS, Rhythm
from tests.sandbox.xero.stamps import MILLISECONDS_A_DAY, day_ticks, moment_of, ticks


@dataclass(frozen=True)
class Habit:
    """How one contact trades. ``prices``: its own price list, item by item; ``late``: days past due, on average."""

    contact_id: str
    name: str
    currency: str
    tax: Tax
    exempt: Tax
    rhythm: Rhythm
    term: int
    late: int
    in_parts: bool
    discount: Decimal | None
    prices: tuple[tuple[Item, Decimal], ...]
    tracking: list[Tracking]
    size: Decimal


def market_of(country: Country, number: int) -> Market:
    """The ``number``-th contact is at home; every sixth one abroad, in one country after the other."""
    turn, place = divmod(number, 6)
    return country.abroad[turn % len(country.abroad)] if place == 3 else country.home


def habit_of(contact: Contact, country: Country, rng: Random, *, buys: bool) -> Habit:
    """Draws a habit; ``buys`` is false for a supplier, whose bills the client receives."""
    home = contact.default_currency == country.currency
    goods = (*rng.sample(GOODS, k=rng.randint(2, 6)), FREIGHT) if buys else tuple(rng.sample(PURCHASES, k=2))
    rate = Decimal(1) if home else country.rates[contact.default_currency]
    factor = rate * Decimal(rng.randint(85, 125)) / 100
    tax = (country.sales if home else country.export) if buys else country.purchases
    return Habit(
        contact.contact_id, contact.name, contact.default_currency, tax, country.exempt if home and buys else tax,
        rng.choice(RHYTHMS), _term(contact, buys=buys), rng.choice((-3, 0, 2, 6, 12, 25)), rng.random() < 0.2,
        Decimal(rng.choice(("2.50", "5.00", "10.00"))) if buys and rng.random() < 0.25 else None,
        tuple((item, to_cents(Decimal(item.price).scaleb(-2) * factor)) for item in goods),
        [rng.choice(REGIONS), *([rng.choice(DEPARTMENTS)] if rng.random() < 0.4 else [])],
        Decimal(rng.choice((2, 5, 10))) / 10,
    )  # fmt: skip


def _term(contact: Contact, *, buys: bool) -> int:
    term = contact.payment_terms.sales if buys else contact.payment_terms.bills
    return term.day if isinstance(term, Term) else 30


def contact_of(market: Market, rng: Random, created: date, taken: set[str], *, number: int) -> Contact:
    """Draws a contact whose name nobody in ``taken`` has, and adds it there."""
    first, last = rng.choice(market.names.first), rng.choice(market.names.last)
    town, region, postcode = rng.choice(market.names.towns)
    name = _unused(market.names.company(rng), town, taken)
    term = rng.choice((14, 30, 30, 60))
    return Contact(
        contact_id=identifier(rng),
        account_number=f"D{number:05d}",
        name=name,
        first_name=first,
        last_name=last,
        email_address=f"accounts@{_host(name)}.{market.domain}",
        bank_account_details=market.bank_account(rng),
        tax_number=market.tax_number(rng),
        addresses=[
            Address(address_type="STREET"),
            Address(
                address_type="POBOX", address_line1=f"{rng.randint(1, 240)} {rng.choice(market.names.streets)}",
                city=town, region=region, postal_code=postcode, country=market.country, attention_to=f"{first} {last}",
            ),
        ],
        phones=[Phone(phone_type="DEFAULT", phone_number=digits(rng, 7), phone_country_code=market.dial)],
        updated_date_utc=ticks(moment_of(day_ticks(created)) + rng.randrange(MILLISECONDS_A_DAY)),
        default_currency=market.currency,
        payment_terms=PaymentTerms(sales=Term(day=term), bills=Term(day=30)),
    )  # fmt: skip


def _unused(name: str, town: str, taken: set[str]) -> str:
    chosen, again = name, 1
    while chosen in taken:
        chosen = f"{name} ({town}{f' {again}' if again > 1 else ''})"
        again += 1
    taken.add(chosen)
    return chosen


def _host(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in plain if letter.isalnum())
