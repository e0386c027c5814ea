"""Where the contract ran: said once, in plain words."""

import os

import pytest

from tests.contract.factors.conftest import MSSQL, NOT_RUN


@pytest.mark.skipif(not os.environ.get(MSSQL), reason=NOT_RUN)
def test_the_contract_runs_on_sql_server() -> None:
    assert os.environ[MSSQL].startswith("mssql://")
