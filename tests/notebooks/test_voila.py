"""Voila as `deploy/jupyter` sets it up, asked without a browser."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.notebooks.kernel import holders, run
from tests.notebooks.servers import PATIENCE, Jupyter, voila

NOWHERE = "http://127.0.0.1:1"
#: A kernel that needs longer than this to begin would be ended while the page still waits for it.
SOON = ("--MappingKernelManager.cull_idle_timeout=10", "--MappingKernelManager.cull_interval=1")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with voila(tmp_path_factory.mktemp("voila"), NOWHERE) as server:
        yield server


@pytest.mark.parametrize("token", ["", "guess"])
def test_without_its_token_it_shows_nothing_and_starts_nothing(server: Jupyter, token: str) -> None:
    before = server.connections
    answer = server.get(token=token)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login")
    assert server.connections == before


def test_without_a_token_of_its_own_it_makes_one_up(tmp_path: Path) -> None:
    with voila(tmp_path, NOWHERE, token="") as server:
        assert server.get().status_code == 302
    assert "?token=" in (tmp_path / "server.log").read_text()


def test_the_page_asks_no_other_server_for_anything(server: Jupyter) -> None:
    answer = server.get(token=server.token)
    assert answer.status_code == 200
    assert "cdn.jsdelivr" not in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


def test_neither_the_notebook_nor_its_folder_is_served(server: Jupyter) -> None:
    for path in ("voila/files/sign_off.ipynb", "voila/files/diff_report.ipynb", "voila/tree", "api/contents"):
        assert b"cells" not in server.get(path, server.token).content


def test_the_kernel_knows_neither_the_token_nor_where_the_page_is(server: Jupyter) -> None:
    before = server.connections
    assert server.get(token=server.token).status_code == 200
    assert server.get(f"?token={server.token}").status_code == 200
    for connection in server.connections - before:
        assert holders(connection, server.token) == []
        names = run(connection, "import os; print(*os.environ)").split()
        assert "SYNCIO_URL" in names
        assert not [name for name in names if "TOKEN" in name or name.startswith("VOILA_REQUEST")]


@pytest.mark.thorough
def test_a_page_that_was_only_fetched_leaves_no_kernel_behind(tmp_path: Path) -> None:
    with voila(tmp_path, NOWHERE, *SOON) as server:
        assert server.get(token=server.token).status_code == 200
        until(lambda: server.connections)
        until(lambda: not server.connections)


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)
