from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from syncio.settings import Settings, settings
from tests.conftest import NewDatabase
from tests.integration.operating.backed import Backed
from tests.integration.way.way import standing
from tests.sandbox.postgres import Logins


@pytest.fixture
def way(
    new_database: NewDatabase, postgres_logins: Logins, migrated: str, factors_template: str, tmp_path: Path
) -> Iterator[Backed]:
    """Thirty documents, approved and in FactorS."""
    with standing(Backed, new_database(migrated), new_database(factors_template), postgres_logins, 30) as way:
        way.backup = tmp_path / "syncio.backup"
        way.pull()
        way.through()
        yield way


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """Settings with a folder for reports."""
    return replace(settings(), reports_url=(tmp_path / "reports").as_uri())
