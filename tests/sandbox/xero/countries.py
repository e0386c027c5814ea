"""Where organisations and their debtors live: taxes, currencies, registers, the way numbers look."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.sandbox.xero import registers
from tests.sandbox.xero.names import AMERICAN, AUSTRALIAN, BRITISH, GERMAN, NEW_ZEALAND, Names

Draw = Callable[[Random], str]


@dataclass(frozen=True)
class Market:
    """A country that debtors come from."""

    country: str
    currency: str
    domain: str
    dial: str
    names: Names
    tax_number: Draw
    bank_account: Draw


@dataclass(frozen=True)
class Tax:
    """A tax type of Xero and its rate as a fraction."""

    type: str
    rate: Decimal


@dataclass(frozen=True)
class Country:
    """A country that Xero sells an edition for. ``rates``: units of a foreign currency for one of the base's."""

    code: str
    version: str
    timezone: str
    xero_timezone: str
    home: Market
    abroad: tuple[Market, ...]
    rates: dict[str, Decimal]
    sales: Tax
    exempt: Tax
    export: Tax
    purchases: Tax
    prefix: str
    financial_year_end: tuple[int, int]
    tax_period: str

    @property
    def currency(self) -> str:
        return self.home.currency

    @property
    def taxes(self) -> dict[str, Decimal]:
        """Every tax type used here with its rate."""
        return {tax.type: tax.rate for tax in (self.sales, self.exempt, self.export, self.purchases)}


_AU = Market("Australia", "AUD", "com.au", "61", AUSTRALIAN, registers.abn, registers.au_account)
_UK = Market("United Kingdom", "GBP", "co.uk", "44", BRITISH, registers.uk_vat, registers.uk_account)
_NZ = Market("New Zealand", "NZD", "co.nz", "64", NEW_ZEALAND, registers.nz_gst, registers.nz_account)
_DE = Market("Germany", "EUR", "de", "49", GERMAN, registers.german_vat, registers.german_iban)
_US = Market("United States", "USD", "com", "1", AMERICAN, registers.employer_number, registers.us_account)


def _tax(name: str, rate: str) -> Tax:
    return Tax(name, Decimal(rate))


AUSTRALIA = Country(
    "AU", "AU", "Australia/Sydney", "AUSEASTERNSTANDARDTIME", _AU, (_US, _NZ),
    {"USD": Decimal("0.652000"), "NZD": Decimal("1.094000")},
    _tax("OUTPUT", "0.10"), _tax("EXEMPTOUTPUT", "0"), _tax("EXEMPTEXPORT", "0"), _tax("INPUT", "0.10"),
    "INV-", (30, 6), "QUARTERLY1",
)  # fmt: skip
UNITED_KINGDOM = Country(
    "GB", "UK", "Europe/London", "GMTSTANDARDTIME", _UK, (_DE, _US),
    {"EUR": Decimal("1.168000"), "USD": Decimal("1.274000")},
    _tax("OUTPUT2", "0.20"), _tax("RROUTPUT", "0.05"), _tax("ZERORATEDOUTPUT", "0"), _tax("INPUT2", "0.20"),
    "SI", (31, 3), "QUARTERLY1",
)  # fmt: skip
NEW_ZEALAND_EDITION = Country(
    "NZ", "NZ", "Pacific/Auckland", "NEWZEALANDSTANDARDTIME", _NZ, (_AU, _US),
    {"AUD": Decimal("0.914000"), "USD": Decimal("0.597000")},
    _tax("OUTPUT2", "0.15"), _tax("NONE", "0"), _tax("ZERORATED", "0"), _tax("INPUT2", "0.15"),
    "ORC-", (31, 3), "TWOMONTHS",
)  # fmt: skip
COUNTRIES = (AUSTRALIA, UNITED_KINGDOM, NEW_ZEALAND_EDITION)
