"""Tells Airflow of SyncIO's connection types, so that its UI has forms for them."""

from typing import Any

XERO = {
    "connection-type": "xero",
    "hook-class-name": "syncio.hooks.xero.XeroHook",
    "hook-name": "Xero (SyncIO)",
    "ui-field-behaviour": {
        "hidden-fields": ["port", "schema"],
        "relabeling": {"host": "API base URL", "login": "Client id", "password": "Client secret"},
        "placeholders": {"host": "https://api.xero.com"},
    },
    "conn-fields": {
        "identity_url": {
            "label": "Identity URL",
            "description": "Where tokens are renewed; https://identity.xero.com where left out",
            "schema": {"type": ["string", "null"]},
        },
        "login_url": {
            "label": "Log-in URL",
            "description": "Where a client consents; https://login.xero.com where left out",
            "schema": {"type": ["string", "null"]},
        },
    },
}


def get_provider_info() -> dict[str, Any]:
    """Airflow's provider information (apache_airflow_provider entry point)."""
    return {
        "package-name": "syncio",
        "name": "SyncIO",
        "description": "Clients' invoices into the loan book, signed off.",
        "connection-types": [XERO],
    }
