import os
import warnings
from collections.abc import Iterator

import pytest
from fastapi import FastAPI


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The web app as Airflow mounts it. Importing Airflow's own API warns about its dependencies, which is not ours."""
    os.environ.setdefault("AIRFLOW_HOME", str(tmp_path_factory.mktemp("airflow")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from syncio.web.app import create_app  # noqa: PLC0415  # see above

        yield create_app(lambda: "postgresql://nobody@127.0.0.1:1/none")
