from collections.abc import Callable, Iterator

import pytest

from tests.faults.schedules.ground import Ground, laid
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def ground(
    scratch: Scratch, postgres_logins: Logins, database_template: Callable[[str, Callable[[str], None]], str]
) -> Iterator[Ground]:
    """What all schedules of a module are played on."""
    staging, factors = database_template("migrated", build_staging), database_template("factors", build_factors)
    with laid(scratch, postgres_logins, staging, factors) as ground:
        yield ground
