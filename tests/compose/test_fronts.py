"""The services `voila` and `jupyter` of docker-compose.yaml, run without containers: what their kernels know."""

import subprocess
from pathlib import Path

import pytest

from tests.compose.addresses import Addresses
from tests.compose.composition import ROOT, load, required
from tests.compose.containers import Containers
from tests.notebooks.knowing import assert_it_knows_an_address_alone, new_kernel
from tests.notebooks.servers import Jupyter
from tests.sandbox.stack.processes import Processes

SECONDS = 60.0


@pytest.mark.parametrize(("service", "port"), [("voila", "8866"), ("jupyter", "8888")])
def test_its_kernels_know_an_address_and_no_secret(service: str, port: str, tmp_path: Path) -> None:
    variables = {name: f"planted-{name}" for name, _ in required(load())}
    containers = Containers(Addresses(ROOT, tmp_path), variables, {})
    home = containers.addresses.home(service)
    environment = containers.environment(service) | {"TMPDIR": str(home)}  # where Voila keeps connection files
    processes = Processes(tmp_path / "processes.json", tmp_path / "logs")

    def well() -> bool:
        test = containers.health(service, service)
        return subprocess.run(test, env=environment, capture_output=True, check=False).returncode == 0  # noqa: S603

    try:
        processes.spawn(service, containers.command(service, service), env=environment, cwd=ROOT)
        processes.wait_until(well, service, SECONDS)
        url = f"http://127.0.0.1:{containers.addresses.ports[port]}"
        server = Jupyter(url, variables[f"{service.upper()}_TOKEN"], home)
        assert_it_knows_an_address_alone(new_kernel(server), environment["SYNCIO_URL"], ["planted-"])
    finally:
        processes.end()
