"""An organisation of the stand-in: who it is, its books, its numbering."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.sandbox.xero.countries import Country
from tests.sandbox.xero.debtors import Habit
from tests.sandbox.xero.documents import encode
from tests.sandbox.xero.identifiers import identifier
from tests.sandbox.xero.parties import OrganisationRecord, PaymentTerms, Term
from tests.sandbox.xero.registers import digits
from tests.sandbox.xero.shelves import Ledger

_LEGAL_FORM = {"AU": "Pty Ltd", "GB": "Ltd", "NZ": "Limited"}
_TRADE_NAMES = ("Southern Cross Supply", "Pennine Trade Services", "Kōwhai Wholesale", "Billabong Hire",
                "Thames Valley Print", "Waitematā Freight")  # fmt: skip


@dataclass
class Organisation:
    """``tenant_id`` names it in the API; ``counters`` hold the last number given by kind of document."""

    tenant_id: str
    name: str
    country: Country
    record: bytes
    random: Random
    ledger: Ledger = field(default_factory=Ledger)
    habits: dict[str, Habit] = field(default_factory=dict)
    counters: Counter[str] = field(default_factory=Counter)

    def number(self, kind: str, count: int) -> str:
        """The text of the ``count``-th number of ``ACCREC``, ``ACCRECCREDIT`` or ``ACCPAYCREDIT``."""
        prefix = {"ACCREC": self.country.prefix, "ACCRECCREDIT": "CN-", "ACCPAYCREDIT": "SCN-"}[kind]
        return f"{prefix}{count:05d}"


def organisation(index: int, country: Country, random: Random, created: str) -> Organisation:
    """The ``index``-th organisation with empty books; ``created`` is a ``/Date(ms)/`` text."""
    round_, place = divmod(index, len(_TRADE_NAMES))
    name = f"{_TRADE_NAMES[place]}{f' {round_ + 1}' if round_ else ''}"
    tenant_id = identifier(random)
    day, month = country.financial_year_end
    record = OrganisationRecord(
        organisation_id=tenant_id,
        name=name,
        legal_name=f"{name} {_LEGAL_FORM[country.code]}",
        version=country.version,
        base_currency=country.currency,
        country_code=country.code,
        registration_number=digits(random, 9),
        tax_number=country.home.tax_number(random),
        financial_year_end_day=day,
        financial_year_end_month=month,
        sales_tax_basis="ACCRUALS",
        sales_tax_period=country.tax_period,
        created_date_utc=created,
        timezone=country.xero_timezone,
        short_code=f"!{identifier(random)[:5]}",
        payment_terms=PaymentTerms(sales=Term(day=30)),
    )
    return Organisation(tenant_id, name, country, encode(record), random)
