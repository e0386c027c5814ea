"""Tells Airflow of SyncIO's connection types, so that its UI has forms for them."""

from typing import Any


def get_provider_info() -> dict[str, Any]:
    """Airflow's provider information (apache_airflow_provider entry point)."""
    return {
        "package-name": "syncio",
        "name": "SyncIO",
        "description": "Clients' invoices into the loan book, signed off.",
        "connection-types": [
            {"connection-type": "xero", "hook-class-name": "syncio.hooks.xero.XeroHook"},
        ],
    }
