from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from syncio.domain.change import FieldChange
from syncio.settings import Settings
from syncio.stores.database import Connection, opened
from syncio.stores.migrate import migrate
from tests.conftest import NewDatabase
from tests.integration.review.house import RAISED, House, invoice
from tests.unit.stages.report.deciding import SCRIPT

ROOT = Path(__file__).parents[4]


@pytest.fixture
def house(new_database: NewDatabase, database_template: Callable[[str, Callable[[str], None]], str]) -> Iterator[House]:
    def build(dsn: str) -> None:
        migrate(dsn)

    with closing(House(new_database(database_template("migrated_for_reports", build)))) as house:
        yield house


@pytest.fixture
def client(house: House) -> int:
    client = house.client([("ann", "reviewer"), ("ben", "reviewer"), ("ada", "admin")])
    house.rows(
        "INSERT INTO sync_run (client, status, finished, processed, failed) VALUES"
        " (%s, 'COMPLETED', clock_timestamp(), 3, 0), (%s, 'PARTIAL', clock_timestamp(), 3, 1)",
        client,
        client,
    )
    funded = "INSERT INTO funding VALUES (%s, 'X-1', now(), 80, clock_timestamp())"
    house.rows(funded, client)
    return client


@pytest.fixture
def review(house: House, client: int) -> int:
    """Three new invoices, one of them blocked, and an edit with hostile text."""
    records = [house.stage(client, invoice(f"INV-{i}", f"{i}00.50")) for i in (1, 2, 3)]
    edited = FieldChange(field="reference", old="PO 7", new=SCRIPT)
    changes = [
        house.change(records[0], [RAISED], "changed"),
        house.change(records[1], (), "changed", [edited]),
        house.change(records[2]),
    ]
    return house.open_review(client, changes)


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
    with opened(house.dsn) as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path, client: int, review: int) -> Path:
    return tmp_path / "reports" / str(client) / f"review-{review}"
