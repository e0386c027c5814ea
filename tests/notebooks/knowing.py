"""What a kernel of a Jupyter server knows that it was not meant to know."""

from collections.abc import Iterable
from pathlib import Path

from syncio.reports.kernels import KEPT
from tests.notebooks.kernel import begun, holders, run
from tests.notebooks.servers import Jupyter

#: What ipykernel and Voila give a kernel, or it sets itself.
OWN = {"JPY_PARENT_PID", "JPY_SESSION_NAME", "PYDEVD_USE_FRAME_EVAL", "FORCE_COLOR", "VOILA_KERNEL_ID"}
OWN |= {"TERM", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "GIT_PAGER", "MPLBACKEND"}


def new_kernel(server: Jupyter) -> Path:
    """The connection file of a kernel that somebody with the token has started, which Voila does for a page."""
    before = server.connections
    status = server.post("api/kernels", server.token).status_code
    assert status == 201 or server.get(token=server.token).status_code == 200
    [connection] = server.connections - before
    begun(connection)
    return connection


def assert_it_knows_an_address_alone(connection: Path, address: str, secrets: Iterable[str]) -> None:
    names = set(run(connection, "import os; print(*os.environ)").split())
    assert "SYNCIO_URL" in names
    assert names <= KEPT | OWN
    for secret in secrets:
        assert holders(connection, secret) == []
    assert holders(connection, address) != []  # it would find them
