"""The official SDK reads the stand-in as it reads the live service."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from xero_python.accounting import AccountingApi
from xero_python.api_client import ApiClient
from xero_python.api_client.configuration import Configuration
from xero_python.api_client.oauth2 import OAuth2Token, TokenApi
from xero_python.identity import IdentityApi

from tests.sandbox.xero.running import Xero, running

TODAY = date(2026, 6, 15)


@pytest.fixture(scope="module")
def xero() -> Iterator[Xero]:
    with running(invoices=250, today=TODAY) as stand_in:
        yield stand_in


class Held:
    """The SDK's token, kept where the SDK asks for it."""

    def __init__(self, xero: Xero, refresh_token: str) -> None:
        self.token: dict[str, Any] = {
            "access_token": "none yet", "refresh_token": refresh_token, "scope": ["offline_access"],
            "expires_in": 0, "expires_at": 1.0, "token_type": "Bearer",
        }  # fmt: skip
        settings = Configuration(oauth2_token=OAuth2Token(client_id=xero.client_id, client_secret=xero.client_secret))
        self.client = ApiClient(settings, oauth2_token_getter=lambda: self.token, oauth2_token_saver=self.save)

    def save(self, token: dict[str, Any]) -> None:
        self.token = token


@pytest.fixture(params=range(3))
def tenant(request: pytest.FixtureRequest, xero: Xero) -> Any:
    return xero.tenants[request.param]


@pytest.fixture
def client(xero: Xero, tenant: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(TokenApi, "refresh_token_url", f"{xero.url}/connect/token")
    return Held(xero, tenant["refresh_token"]).client


@pytest.fixture
def api(client: Any, xero: Xero) -> Any:
    return AccountingApi(client, base_url=f"{xero.url}/api.xro/2.0")


def test_the_sdk_refreshes_its_token_and_lists_the_consent_s_tenant(client: Any, tenant: Any, xero: Xero) -> None:
    (connection,) = IdentityApi(client, base_url=xero.url).get_connections()

    assert (connection.tenant_id, connection.tenant_name) == (tenant["tenant_id"], tenant["name"])
    assert connection.tenant_type == "ORGANISATION"


def test_the_sdk_reads_the_organisation(api: Any, tenant: Any) -> None:
    (organisation,) = api.get_organisations(tenant["tenant_id"]).organisations

    assert organisation.base_currency.value == tenant["currency"]
    assert organisation.country_code.value == tenant["country"]


def test_the_sdk_reads_every_invoice_page_by_page(api: Any, tenant: Any) -> None:
    pages = [api.get_invoices(tenant["tenant_id"], page=number, page_size=100) for number in (1, 2, 3)]
    invoices = [invoice for page in pages for invoice in page.invoices]

    assert len({invoice.invoice_id for invoice in invoices}) == pages[0].pagination.item_count == 250
    assert all(invoice.line_items and invoice.total == invoice.sub_total + invoice.total_tax for invoice in invoices)


def test_the_sdk_reads_one_invoice_with_its_whole_contact(api: Any, tenant: Any) -> None:
    listed = api.get_invoices(tenant["tenant_id"], page=1).invoices[0]
    (single,) = api.get_invoice(tenant["tenant_id"], listed.invoice_id).invoices

    assert (single.total, single.date) == (listed.total, listed.date)
    assert single.contact.tax_number


def test_the_sdk_reads_credit_notes_and_contacts(api: Any, tenant: Any) -> None:
    notes = api.get_credit_notes(tenant["tenant_id"], page=1).credit_notes
    contacts = api.get_contacts(tenant["tenant_id"], page=1, include_archived=True).contacts

    assert any(note.allocations for note in notes)
    assert {"ACTIVE", "ARCHIVED"} == {contact.contact_status for contact in contacts}


def test_the_sdk_s_incremental_read_is_empty_while_nothing_is_edited(api: Any, tenant: Any) -> None:
    since = datetime.now(UTC) - timedelta(days=1)

    assert api.get_invoices(tenant["tenant_id"], if_modified_since=since, page=1).invoices == []
