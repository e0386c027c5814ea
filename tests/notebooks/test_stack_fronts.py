"""What `make up` starts for reviewers, by the stack's own function: what its kernels know of the house."""

from collections.abc import Iterator

import pytest

from tests.notebooks.knowing import assert_it_knows_an_address_alone, new_kernel
from tests.notebooks.servers import ROOT, Jupyter
from tests.sandbox.postgres import Databases, Logins
from tests.sandbox.stack import fronts
from tests.sandbox.stack.environment import Environment
from tests.sandbox.stack.keys import Keys
from tests.sandbox.stack.processes import Processes
from tests.sandbox.stack.state import State

INHERITED = {"AIRFLOW_CONN_SYNCIO_DB": "postgres://of-the-shell", "SYNCIO_FERNET_KEYS": "key-of-the-shell"}


@pytest.fixture(scope="module")
def state() -> State:
    return State.new(owned=True)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, state: State) -> Environment:
    home = tmp_path_factory.mktemp("stack")
    logins = Logins("postgresql://root:of-the-admin@127.0.0.1:5/postgres", {})
    return Environment(ROOT, home, state.api, logins, Databases(), Keys.kept_in(home / "keys.json"))


@pytest.fixture(scope="module")
def started(environment: Environment, state: State) -> Iterator[dict[str, Jupyter]]:
    """Both servers, as the stack would start them from a shell that has secrets."""
    processes = Processes(environment.home / "processes.json", environment.home / "logs")
    with pytest.MonkeyPatch.context() as shell:
        for name, value in INHERITED.items():
            shell.setenv(name, value)
        try:
            fronts.start(processes, environment, state)
            home = environment.home / "jupyter"
            yield {
                "JupyterLab": Jupyter(state.notebooks, state.notebooks_token, home / "lab"),
                "Voila": Jupyter(state.desk, state.desk_token, home / "voila"),
            }
        finally:
            processes.end()


@pytest.fixture(params=["JupyterLab", "Voila"])
def server(request: pytest.FixtureRequest, started: dict[str, Jupyter]) -> Jupyter:
    return started[request.param]


def page_of(server: Jupyter) -> str:
    return "lab" if server.home.name == "lab" else ""


def test_a_kernel_has_no_token_and_no_secret(server: Jupyter, environment: Environment, state: State) -> None:
    keys = environment.keys
    secrets = (state.notebooks_token, state.desk_token, keys.jwt, keys.syncio_fernet, *INHERITED.values())
    assert_it_knows_an_address_alone(new_kernel(server), state.api, secrets)


def test_without_its_own_token_it_starts_nothing(server: Jupyter, started: dict[str, Jupyter]) -> None:
    before = server.connections
    [other] = [each for each in started.values() if each is not server]
    assert server.get(page_of(server), other.token).headers.get("Location", "").startswith("/login")
    assert server.post("api/kernels", other.token).status_code in {403, 404}
    assert server.connections == before


def test_what_it_shows_asks_no_other_server_for_anything(server: Jupyter) -> None:
    page = server.get(page_of(server), server.token)
    assert page.status_code == 200
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
