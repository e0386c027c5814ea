"""The records of contacts and organisations.

See https://developer.xero.com/documentation/api/accounting/contacts and .../organisation.
"""

from msgspec import UNSET, UnsetType

from tests.sandbox.xero.documents import Record


class Address(Record, kw_only=True):
    address_type: str
    address_line1: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    attention_to: str = ""


class Phone(Record, kw_only=True):
    phone_type: str
    phone_number: str = ""
    phone_area_code: str = ""
    phone_country_code: str = ""


class Term(Record, kw_only=True):
    day: int
    type: str = "DAYSAFTERBILLDATE"


class PaymentTerms(Record, kw_only=True):
    sales: Term | UnsetType = UNSET
    bills: Term | UnsetType = UNSET


class Contact(Record, kw_only=True):
    contact_id: str
    contact_number: str | UnsetType = UNSET
    account_number: str | UnsetType = UNSET
    contact_status: str = "ACTIVE"
    merged_to_contact_id: str | UnsetType = UNSET
    name: str
    first_name: str
    last_name: str
    email_address: str
    bank_account_details: str
    tax_number: str
    addresses: list[Address]
    phones: list[Phone]
    updated_date_utc: str
    contact_groups: tuple[str, ...] = ()
    is_supplier: bool = False
    is_customer: bool = False
    default_currency: str
    contact_persons: tuple[str, ...] = ()
    has_attachments: bool = False
    has_validation_errors: bool = False
    payment_terms: PaymentTerms


class OrganisationRecord(Record, kw_only=True):
    organisation_id: str
    name: str
    legal_name: str
    pays_tax: bool = True
    version: str
    organisation_type: str = "COMPANY"
    base_currency: str
    country_code: str
    is_demo_company: bool = False
    organisation_status: str = "ACTIVE"
    registration_number: str
    tax_number: str
    financial_year_end_day: int
    financial_year_end_month: int
    sales_tax_basis: str
    sales_tax_period: str
    default_sales_tax: str = "Tax Exclusive"
    default_purchases_tax: str = "Tax Exclusive"
    created_date_utc: str
    organisation_entity_type: str = "COMPANY"
    timezone: str
    short_code: str
    edition: str = "BUSINESS"
    class_: str = "PREMIUM"
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    external_links: tuple[str, ...] = ()
    payment_terms: PaymentTerms
