"""Every command, option and connection of docker-compose.yaml is one that the installed programs know."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from airflow.sdk import Connection
from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]
from voila.app import Voila  # type: ignore[import-untyped]

from syncio.cli import parser
from tests.compose.composition import load, required, services

SERVICES = services({name: f"<{name}>" for name, _ in required(load())})
BIN = Path(sys.executable).parent
# As Airflow itself reads commands and options: with the executor's and the auth manager's own.
AIRFLOW = """
import json, sys
from airflow.cli.cli_parser import get_parser
from airflow.configuration import conf
from airflow.sdk.providers_manager_runtime import ProvidersManagerTaskRuntime
parsed = [vars(get_parser().parse_args(command)) for command in json.load(sys.stdin)]
print(json.dumps({
    "options": {section: list(known["options"]) for section, known in conf.configuration_description.items()},
    "connections": [*ProvidersManagerTaskRuntime().hooks],
    "parsed": len(parsed),
}))
"""


def commands() -> list[list[str]]:
    """What each service runs and how its health is looked at; a shell's words one by one."""
    found = []
    for service in SERVICES.values():
        for argv in filter(None, (service.command, service.health)):
            lines = re.split(r"&&|\|", argv[2]) if argv[:2] == ("sh", "-c") else [shlex.join(argv)]
            found += [shlex.split(line) for line in lines]
    return found


COMMANDS = commands()


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    given = SERVICES["worker"].environment
    environment = {name: given[name] for name in ("AIRFLOW__CORE__EXECUTOR", "AIRFLOW__CORE__AUTH_MANAGER")}
    environment |= {"PATH": os.environ["PATH"], "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow"))}
    ours = [command[1:] for command in COMMANDS if command[0] == "airflow"]
    done = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-c", AIRFLOW], env=environment, input=json.dumps(ours), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert answer["parsed"] == len(ours) == 6
    return answer


def test_airflow_knows_its_commands_and_every_option_in_an_environment(airflow: dict[str, Any]) -> None:
    variables = {name for service in SERVICES.values() for name in service.environment if name.startswith("AIRFLOW__")}
    known = {
        f"AIRFLOW__{section}__{option}".upper()
        for section in airflow["options"]
        for option in airflow["options"][section]
    }
    assert len(variables) > 10
    assert variables <= known


def test_airflow_has_a_hook_for_every_connection(airflow: dict[str, Any]) -> None:
    connections = [
        Connection.from_json(value, conn_id=name.removeprefix("AIRFLOW_CONN_").lower())
        for service in SERVICES.values()
        for name, value in service.environment.items()
        if name.startswith("AIRFLOW_CONN_")
    ]
    assert {connection.conn_id for connection in connections} == {"syncio_db", "factors_db", "xero_app"}
    assert {connection.conn_type for connection in connections} <= {*airflow["connections"]}
    hosts = {connection.host for connection in connections if connection.conn_type != "xero"}
    assert hosts == {"postgres", "factors"} <= SERVICES.keys()
    assert all(connection.login and connection.password for connection in connections)


def test_every_host_in_an_environment_is_a_service() -> None:
    text = json.dumps([dict(service.environment) for service in SERVICES.values()])
    hosts = {host for host in re.findall(r"(?:@|http://)([\w.-]+):\d", text) if host not in {"127.0.0.1", "localhost"}}
    assert hosts == {"postgres", "redis", "api-server"}
    assert hosts <= SERVICES.keys()


def test_syncio_knows_its_commands() -> None:
    ours = [command[3:] for command in COMMANDS if command[:3] == ["python", "-m", "syncio"]]
    assert ours == [["roles"], ["migrate"]]
    for arguments in ours:
        assert callable(parser(arguments).parse_args(arguments).run)


def test_our_image_has_the_programs_that_its_services_run() -> None:
    for service in SERVICES.values():
        for argv in filter(None, (service.command, service.health)) if service.ours else ():
            assert argv[0] == "sh" or (BIN / argv[0]).exists()
            if argv[1:2] == ("-c",) and argv[0] == "python":
                ast.parse(argv[2])


def test_jupyterlab_and_voila_know_their_options() -> None:
    fronts = [command for command in COMMANDS if {"jupyter", "voila"} & {*command}]
    dotted = [option for command in fronts for option in command if "." in option.partition("=")[0]]
    options = [found for option in dotted if (found := re.fullmatch(r"--(\w+)\.(\w+)=.+", option))]
    known = {"ServerApp": LabApp.serverapp_class, "Voila": Voila}
    assert len(options) == 7
    for option in options:
        assert option[2] in known[option[1]].class_trait_names(config=True)
