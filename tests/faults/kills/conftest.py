from collections.abc import Iterator

import pytest

from tests.faults.kills.day import second_day
from tests.faults.kills.way import Way
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def way(scratch: Scratch, postgres_logins: Logins) -> Iterator[Way]:
    """A client's second day, played once undisturbed."""
    with (
        copied(scratch, scratch.template("migrated", build_staging)) as staging,
        copied(scratch, scratch.template("factors", build_factors)) as factors,
        second_day(staging, factors, postgres_logins.dsn("factors_push", database_name(factors))) as way,
    ):
        yield way
