from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from syncio.domain.change import FieldChange
from syncio.settings import Settings
from syncio.stores.database import Connection
from tests.integration.report.deciding import SCRIPT
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED

ROOT = Path(__file__).parents[3]


@pytest.fixture
def client(house: House) -> Client:
    client = Client(house)
    house.rows(
        "INSERT INTO sync_run (client, status, finished, processed, failed) VALUES"
        " (%s, 'COMPLETED', clock_timestamp(), 3, 0), (%s, 'PARTIAL', clock_timestamp(), 3, 1)",
        *(client.id, client.id),
    )
    house.rows("INSERT INTO funding VALUES (%s, 'x1', now(), 80)", client.id)
    house.rows("INSERT INTO funding_reading VALUES (%s, clock_timestamp())", client.id)
    return client


@pytest.fixture
def review(client: Client) -> int:
    """Three new invoices, one of them blocked, and an edit with hostile text."""
    first, second, third = client.stage_book([invoice(f"INV-{i}", f"{i}00.50") for i in (1, 2, 3)])
    edited = FieldChange(field="reference", old="PO 7", new=SCRIPT)
    changes = [
        client.change(first, [RAISED], "changed"),
        client.change(second, (), "changed", [edited]),
        client.change(third),
    ]
    return client.open_review(changes)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = (tmp_path / "reports").as_uri()
    return Settings(
        reports_url=url,
        fernet_keys=(),
        overlap=timedelta(0),
        notebooks=ROOT / "notebooks",
        report_timeout=timedelta(minutes=2),
    )


@pytest.fixture
def connection(house: House) -> Iterator[Connection]:
    with house.app() as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path, client: Client, review: int) -> Path:
    return tmp_path / "reports" / str(client.id) / f"review-{review}"
