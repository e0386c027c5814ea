"""The clients' trades: where they are, what they sell, how they number it, and at which hours they keep their books."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import NamedTuple

from tests.histories.wares import ADVICE, BREAD, BUILD, CLEAN, FOOD, FREIGHT, METAL, PRINT, STAFF, Ware
from tests.sandbox.xero import registers
from tests.sandbox.xero.names import AMERICAN, AUSTRALIAN, BRITISH, GERMAN, NEW_ZEALAND, Names


@dataclass(frozen=True)
class Series:
    """`form` makes a number of its place `n`, counted in each `key` apart. `share`: how much of the sales has it."""

    form: str
    key: str
    start: int = 1
    share: float = 1.0


@dataclass(frozen=True)
class Country:
    """`dollar`: what a dollar's worth is in its currency, about."""

    timezone: str
    currency: str
    tax: str
    domain: str
    names: Names
    tax_number: Callable[[Random], str]
    dollar: Decimal = Decimal(1)


class Hours(NamedTuple):
    """The local hours at which invoices are raised and payments entered, and the weekdays, from 1 for Monday."""

    billing: int
    banking: int
    weekdays: str = "12345"


class Mix(NamedTuple):
    """How many debtors of a dozen buy in which way, see `honest.arrangements`."""

    orders: int
    standing: int
    retainers: int
    hours: int
    drops: int


@dataclass(frozen=True)
class Trade:
    """`peak`: the share of orders that is billed at the end of their month. `term`: days that are usually given."""

    name: str
    country: Country
    wares: tuple[Ware, ...]
    series: tuple[Series, ...]
    term: int
    hours: Hours
    mix: Mix
    peak: float


def irish_vat(dice: Random) -> str:
    return f"IE{registers.digits(dice, 7)}W"


def hungarian_tax(dice: Random) -> str:
    return f"{registers.digits(dice, 8)}-2-41"


def canadian_gst(dice: Random) -> str:
    return f"{registers.digits(dice, 9)}RT0001"


def singapore_uen(dice: Random) -> str:
    return f"{registers.digits(dice, 9)}K"


_AU = Country("Australia/Sydney", "AUD", "GST10", "com.au", AUSTRALIAN, registers.abn, Decimal("1.5"))
_NZ = Country("Pacific/Auckland", "NZD", "GST15", "co.nz", NEW_ZEALAND, registers.nz_gst, Decimal("1.6"))
_WS = Country("Pacific/Apia", "NZD", "GST15", "ws", NEW_ZEALAND, registers.nz_gst, Decimal("1.6"))
_GB = Country("Europe/London", "GBP", "VAT20", "co.uk", BRITISH, registers.uk_vat, Decimal("0.8"))
_IE = Country("Europe/Dublin", "EUR", "VAT23", "ie", BRITISH, irish_vat)
_DE = Country("Europe/Berlin", "EUR", "VAT19", "de", GERMAN, registers.german_vat)
_HU = Country("Europe/Budapest", "HUF", "AFA27", "hu", GERMAN, hungarian_tax, Decimal(380))
_NY = Country("America/New_York", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_LA = Country("America/Los_Angeles", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_HI = Country("Pacific/Honolulu", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_CA = Country("America/Toronto", "CAD", "HST13", "ca", AMERICAN, canadian_gst, Decimal("1.4"))
_SG = Country("Asia/Singapore", "SGD", "GST9", "com.sg", BRITISH, singapore_uen, Decimal("1.4"))

_PLAIN = (Series("INV-{n:05}", "INV", 1180),)
_BRANCHES = (Series("AK-{n}", "AK", 4001, 0.5), Series("WN-{n}", "WN", 7001, 0.3), Series("CH-{n}", "CH", 1001, 0.2))
_YEARS = (Series("{year}/{n:04}", "{year}"),)
_SITES = (Series("J{site:03}-{n:02}", "J{site}"),)
_MIXED = (Series("SI{n:06}", "SI", 20417, 0.75), Series("{site}-{n}", "{site}", 1, 0.25))

TRADES = (
    Trade("Harbour Freight Lines", _AU, FREIGHT, _PLAIN, 30, Hours(16, 9), Mix(7, 2, 1, 2, 0), 0.3),
    Trade("Kowhai Dairy Supplies", _NZ, FOOD, _BRANCHES, 14, Hours(8, 10, "135"), Mix(5, 4, 0, 0, 3), 0.1),
    Trade("Thorpe Kestrel Advisers", _GB, ADVICE, _PLAIN, 30, Hours(17, 9, "25"), Mix(5, 0, 5, 2, 0), 0.6),
    Trade("Duna Csomagolás", _HU, PRINT, _YEARS, 30, Hours(11, 14, "14"), Mix(9, 1, 1, 0, 1), 0.2),
    Trade("Lakeshore Staffing", _NY, STAFF, _PLAIN, 30, Hours(10, 15, "15"), Mix(3, 0, 0, 9, 0), 0.0),
    Trade("Cascadia Catering", _LA, BREAD, _MIXED, 14, Hours(20, 9), Mix(6, 5, 0, 0, 1), 0.0),
    Trade("Rheinländer Metallbau", _DE, METAL, _YEARS, 60, Hours(14, 8, "35"), Mix(7, 0, 1, 0, 4), 0.3),
    Trade("Night Owl Bakery", _CA, BREAD, _PLAIN, 14, Hours(3, 13, "1234567"), Mix(4, 7, 0, 0, 1), 0.0),
    Trade("Savaii Builders", _WS, BUILD, _SITES, 30, Hours(7, 9, "16"), Mix(6, 0, 2, 3, 1), 0.4),
    Trade("Liffey Vale Foods", _IE, FOOD, _BRANCHES, 30, Hours(15, 10, "246"), Mix(6, 3, 0, 0, 3), 0.2),
    Trade("Raffles Print & Packaging", _SG, PRINT, _MIXED, 45, Hours(18, 9, "24"), Mix(8, 1, 1, 0, 2), 0.3),
    Trade("Aloha Facility Care", _HI, CLEAN, _PLAIN, 30, Hours(21, 8, "25"), Mix(3, 6, 2, 1, 0), 0.1),
)
