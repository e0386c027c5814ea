"""What docker-compose.yaml says, run without containers: a lender's first day on Celery, Redis, FAB and two workers."""

import shutil
from collections.abc import Iterator

import pytest

from tests.compose.native import Native
from tests.compose.secrets_file import made
from tests.sandbox.demo.days import first_day
from tests.sandbox.demo.figures import approved_gross, difference
from tests.sandbox.demo.house import House
from tests.sandbox.demo.people import DemoError, Person
from tests.sandbox.stack.broker import PROGRAM
from tests.sandbox.stack.session import Session

pytestmark = [
    pytest.mark.skipif(not shutil.which(PROGRAM), reason=f"{PROGRAM} is not installed"),
    pytest.mark.thorough,
]
FAB_ROLES = {
    "admin": "Admin",
    "reviewer": "SyncIO reviewer",
    "reviewer2": "SyncIO reviewer",
    "viewer": "SyncIO viewer",
}


@pytest.fixture(scope="module")
def native(run_session: Session) -> Iterator[Native]:
    home = run_session.home / "compose"
    home.mkdir(mode=0o700)
    variables = {name: value or "not yet known" for name, value in made(home).items()}
    with Native(home, variables, scale={"worker": 2}) as native:
        native.admit(FAB_ROLES)
        yield native


def test_the_first_day_ends_with_factors_holding_what_was_approved(native: Native) -> None:
    said: list[str] = []
    house = House(native, said.append)
    house.move_in()
    day = first_day(house)
    assert day.pushed == day.approved > 0
    assert difference(approved_gross(native.records), house.book.gross()) == 0
    worked = {name: native.processes.log(name).read_text().count("succeeded in") for name in ("worker-1", "worker-2")}
    assert all(worked.values()), worked


def test_a_viewer_under_fab_decides_nothing(native: Native) -> None:
    viewer = Person(native.api, "viewer", native.passwords["viewer"])
    with pytest.raises(DemoError, match="answered 403"):
        viewer.call("POST", "/api/v2/dags/xero_pull/dagRuns", json={"logical_date": None})


def test_no_secret_stands_in_a_log(native: Native) -> None:
    logs = [*native.processes.log("worker-1").parent.glob("*.log"), *(native.home / "volumes").rglob("*.log")]
    texts = {path: path.read_text(errors="replace") for path in logs}
    assert len(texts) > 12
    secret = {name: value for name, value in native.variables.items() if not name.endswith(("_URL", "_ID", "_EULA"))}
    found = {(path.name, name) for path, text in texts.items() for name, value in secret.items() if value in text}
    assert not found
