"""What all tests share: one PostgreSQL server for the whole run, and databases on it that live for one test."""

import os
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import make_url
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.sandbox.postgres import Logins, Scratch, drop, provision
from tests.sandbox.stack import Stack
from tests.sandbox.stack.session import Session
from tests.thorough import THOROUGH

#: Their tests share servers that take long to start.
TOGETHER = ("tests/dags/", "tests/integration/web/")

# Examples that come slowly, as on a busy machine, are no failure: speed is measured, never tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


class NewDatabase(Protocol):
    """Makes an empty database, or a copy of a template, and answers the superuser's DSN of it."""

    def __call__(self, template: str | None = None) -> str: ...


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # not a worker of pytest-xdist, which inherits the environment
        session = Session.open()
        config.add_cleanup(session.close)
        os.environ["AIRFLOW_HOME"] = str(session.home / "airflow")  # where an imported Airflow puts its files


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` takes minutes; with THOROUGH=1, as in CI, it leaves nothing out."""
    if THOROUGH:
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("thorough")])
    items[:] = [item for item in items if not item.get_closest_marker("thorough")]


class Scopes(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist is untyped
    """The tests of a file stay in one process, as fixtures of a module want it; those of some folders all do.

    pytest-xdist's own `xdist_group` groups nothing under pytest 9.2 (pytest-dev/pytest-xdist#1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if path.startswith(folder)), path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scopes:
    return Scopes(config, log)


@pytest.fixture(scope="session")
def run_session() -> Session:
    return Session.current()


@pytest.fixture(scope="session")
def scratch(run_session: Session) -> Scratch:
    return run_session.scratch()


@pytest.fixture(scope="session")
def postgres_logins(scratch: Scratch, run_session: Session) -> Logins:
    """The house's roles on the shared server; `.dsn("syncio_api", database)` is how one of them enters a database."""
    return provision(scratch.admin, run_session.server.credentials)


@pytest.fixture(scope="session")
def database_template(scratch: Scratch) -> Callable[[str, Callable[[str], None]], str]:
    """`(name, build)` builds a database once for the whole run and answers its name, for `new_database` to copy."""
    return scratch.template


@pytest.fixture(scope="session")
def airflow_stack(run_session: Session) -> Iterator[Stack]:
    """A real Airflow on this checkout's DAGs, for the tests in `tests/dags`, which one process runs."""
    stack = run_session.stack()
    yield stack
    stack.stop()


@pytest.fixture
def new_database(scratch: Scratch) -> Iterator[NewDatabase]:
    made: list[str] = []

    def new(template: str | None = None) -> str:
        made.append(scratch.create(template))
        return made[-1]

    yield new
    drop(scratch.admin, *(str(make_url(dsn).database) for dsn in made))
