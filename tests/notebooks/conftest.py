from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.staged.database import copied, database_name
from tests.integration.staged.house import House
from tests.integration.staged.templates import build_staging
from tests.integration.web.served import Served, served
from tests.notebooks.browser import CHROMIUM, DRIVER, Browser
from tests.notebooks.lending import Lent, lent
from tests.notebooks.servers import Jupyter, voila
from tests.sandbox.postgres import Logins, Scratch

ROOT = Path(__file__).parents[2]


@pytest.fixture
def notebooks() -> Path:
    return ROOT / "notebooks"


@pytest.fixture(scope="module")
def house(scratch: Scratch, database_template: Callable[[str, Callable[[str], None]], str]) -> Iterator[House]:
    """SyncIO's database, for all tests of a module: each has its own client in it."""
    with copied(scratch, database_template("migrated", build_staging)) as dsn, closing(House(dsn)) as house:
        yield house


@pytest.fixture(scope="module")
def api(house: House, postgres_logins: Logins, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The web app as Airflow serves it."""
    dsn = postgres_logins.dsn("syncio_api", database_name(house.dsn))
    with served(tmp_path_factory.mktemp("airflow"), dsn, "simple") as api:
        yield api


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("chromium and chromedriver are not installed")
    with closing(Browser(tmp_path_factory.mktemp("browser"))) as browser:
        yield browser


@pytest.fixture(scope="module")
def desk_server(api: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """Voila, which shows the desk alone."""
    with voila(tmp_path_factory.mktemp("voila"), api.url) as server:
        yield server


@pytest.fixture
def lender(house: House) -> Lent:
    return lent(house)


@pytest.fixture
def desk(browser: Browser, desk_server: Jupyter) -> Browser:
    """The browser with a new page of Voila's in it."""
    browser.open(desk_server.page())
    return browser
