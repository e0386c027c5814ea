from collections.abc import Callable, Iterator

import pytest

from tests.histories.lending import Lender, lending
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def lender(
    scratch: Scratch, postgres_logins: Logins, database_template: Callable[[str, Callable[[str], None]], str]
) -> Iterator[Lender]:
    staging, factors = database_template("migrated", build_staging), database_template("factors", build_factors)
    with lending(scratch, postgres_logins, staging, factors) as lender:
        yield lender
