from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from syncio.settings import Settings, settings
from tests.conftest import NewDatabase
from tests.integration.operating.backed import Backed
from tests.integration.staged.database import database_name
from tests.sandbox.postgres import Logins
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running


@pytest.fixture
def way(
    new_database: NewDatabase, postgres_logins: Logins, migrated: str, factors_template: str, tmp_path: Path
) -> Iterator[Backed]:
    """Thirty documents, approved and in FactorS."""
    staging, factors = new_database(migrated), new_database(factors_template)
    push_url = postgres_logins.dsn("factors_push", database_name(factors))
    with (
        running(invoices=30, organisations=1) as xero,
        calling(xero) as caller,
        closing(Backed(staging, factors, push_url, caller)) as way,
    ):
        way.backup = tmp_path / "syncio.backup"
        way.pull()
        way.through()
        yield way


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """Settings with a folder for reports."""
    return replace(settings(), reports_url=(tmp_path / "reports").as_uri())
