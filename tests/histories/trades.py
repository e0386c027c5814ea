"""The clients' trades: where they are, what they sell, how they number it, and at which hours they keep their books."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.histories.goods import Ware, ware
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


@dataclass(frozen=True)
class Trade:
    """`billing`, `banking`: the local hours at which invoices are raised and payments entered. `weekends`: on these too.

    `orders`, `standing`, `retainers`, `hours`, `drops`: how many debtors of a dozen buy in which way (see
    `honest.arrangements`). `peak`: the share of orders that is billed at the end of their month.
    """

    name: str
    country: Country
    wares: tuple[Ware, ...]
    series: tuple[Series, ...]
    term: int
    billing: int
    banking: int
    weekends: bool
    orders: int
    standing: int
    retainers: int
    hours: int
    drops: int
    peak: float


_AU = Country("Australia/Sydney", "AUD", "GST10", "com.au", AUSTRALIAN, registers.abn, Decimal("1.5"))
_NZ = Country("Pacific/Auckland", "NZD", "GST15", "co.nz", NEW_ZEALAND, registers.nz_gst, Decimal("1.6"))
_WS = Country("Pacific/Apia", "NZD", "GST15", "ws", NEW_ZEALAND, registers.nz_gst, Decimal("1.6"))
_GB = Country("Europe/London", "GBP", "VAT20", "co.uk", BRITISH, registers.uk_vat, Decimal("0.8"))
_IE = Country("Europe/Dublin", "EUR", "VAT23", "ie", BRITISH, lambda dice: f"IE{registers.digits(dice, 7)}W")
_DE = Country("Europe/Berlin", "EUR", "VAT19", "de", GERMAN, registers.german_vat)
_HU = Country("Europe/Budapest", "HUF", "AFA27", "hu", GERMAN, lambda d: f"{registers.digits(d, 8)}-2-41", Decimal(380))
_NY = Country("America/New_York", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_LA = Country("America/Los_Angeles", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_HI = Country("Pacific/Honolulu", "USD", "NONE", "com", AMERICAN, registers.employer_number)
_CA = Country("America/Toronto", "CAD", "HST13", "ca", AMERICAN, lambda d: f"{registers.digits(d, 9)}RT0001", Decimal("1.4"))
_SG = Country("Asia/Singapore", "SGD", "GST9", "com.sg", BRITISH, lambda d: f"{registers.digits(d, 9)}K", Decimal("1.4"))

_FREIGHT = (ware("Line haul, per km", "2.35", 900, 1), ware("Pallet, handling", "14.50", 60), ware("Tail lift", "45", 4),
            ware("Waiting time, hours", "85", 6, 2), ware("Dangerous goods surcharge", "120", 3))  # fmt: skip
_FOOD = (ware("Cheese, cheddar, kg", "11.80", 120, 1), ware("Butter 25 kg", "212", 12), ware("Cream, litres", "6.40", 90),
         ware("Eggs, tray of 30", "9.95", 80), ware("Delivery, chilled", "35", 1))  # fmt: skip
_ADVICE = (ware("Senior consultant, days", "960", 14, 1), ware("Consultant, days", "640", 20, 1),
           ware("Workshop", "1850", 3), ware("Travel, at cost", "87.30", 9))  # fmt: skip
_STAFF = (ware("Warehouse temp, hours", "27.50", 160, 2), ware("Forklift driver, hours", "34", 120, 2),
          ware("Night allowance, hours", "6.25", 60, 2), ware("Agency fee", "210", 2))  # fmt: skip
_METAL = (ware("Flange DN80, turned", "63.20", 60), ware("Bracket, laser cut", "18.75", 200), ware("Weld frame", "740", 8),
          ware("Machining, hours", "92", 40, 2), ware("Hot dip galvanising, kg", "1.9", 900))  # fmt: skip
_BREAD = (ware("Sourdough loaf", "3.85", 160), ware("Dinner rolls, dozen", "4.20", 90), ware("Croissants, tray", "31", 24),
          ware("Rye, sliced", "4.65", 70))  # fmt: skip
_BUILD = (ware("Scaffold hire, weeks", "420", 8), ware("Site labour, hours", "58", 90, 1), ware("Formwork, m2", "46", 140, 1),
          ware("Concrete pump", "890", 3), ware("Skip bin 6 m3", "395", 5))  # fmt: skip
_PRINT = (ware("Labels, per 1000", "38.40", 60), ware("Cartons, printed", "1.12", 3000), ware("Die and set-up", "260", 2),
          ware("Film, rolls", "74", 20))  # fmt: skip
_CLEAN = (ware("Office cleaning, visit", "145", 5), ware("Windows", "310", 2), ware("Carpet, m2", "3.1", 400),
          ware("Consumables", "62.50", 3))  # fmt: skip

_INV = (Series("INV-{n:05}", "INV", 1180),)
_BRANCHES = (Series("AK-{n}", "AK", 4001, 0.5), Series("WN-{n}", "WN", 7001, 0.3), Series("CH-{n}", "CH", 1001, 0.2))
_YEARS = (Series("{year}/{n:04}", "{year}"),)
_JOBS = (Series("J{site:03}-{n:02}", "J{site}"),)
_MONTHS = (Series("SI{n:06}", "SI", 20417, 0.9), Series("{month}-{n}", "{year}-{month}", 1, 0.1))

TRADES = (
    Trade("Harbour Freight Lines", _AU, _FREIGHT, _INV, 30, 16, 9, False, 7, 2, 1, 2, 0, 0.3),
    Trade("Kowhai Dairy Supplies", _NZ, _FOOD, _BRANCHES, 14, 8, 10, False, 5, 4, 0, 0, 3, 0.1),
    Trade("Thorpe Kestrel Advisers", _GB, _ADVICE, _INV, 30, 17, 9, False, 5, 0, 5, 2, 0, 0.6),
    Trade("Duna Csomagolás", _HU, _PRINT, _YEARS, 30, 11, 14, False, 9, 1, 1, 0, 1, 0.2),
    Trade("Lakeshore Staffing", _NY, _STAFF, _INV, 30, 10, 15, False, 3, 0, 0, 9, 0, 0.0),
    Trade("Cascadia Catering", _LA, _BREAD, _MONTHS, 14, 20, 9, False, 6, 5, 0, 0, 1, 0.0),
    Trade("Liffey Vale Foods", _IE, _FOOD, _BRANCHES, 30, 15, 10, False, 6, 3, 0, 0, 3, 0.2),
    Trade("Rheinländer Metallbau", _DE, _METAL, _YEARS, 60, 14, 8, False, 7, 0, 1, 0, 4, 0.3),
    Trade("Night Owl Bakery", _CA, _BREAD, _INV, 14, 3, 13, True, 4, 7, 0, 0, 1, 0.0),
    Trade("Raffles Print & Packaging", _SG, _PRINT, _MONTHS, 45, 18, 9, False, 8, 1, 1, 0, 2, 0.3),
    Trade("Savaii Builders", _WS, _BUILD, _JOBS, 30, 7, 9, True, 6, 0, 2, 3, 1, 0.4),
    Trade("Aloha Facility Care", _HI, _CLEAN, _INV, 30, 21, 8, False, 3, 6, 2, 1, 0, 0.1),
)  # fmt: skip
