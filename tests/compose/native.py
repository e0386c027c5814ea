"""The services of docker-compose.yaml as processes of this machine, in the order and on the conditions it states.

Taken from the file are commands, environments, health checks, start order and PostgreSQL's script. What differs from
containers: names and ports become loopback's, folders become `home`'s; PostgreSQL is the embedded one; FactorS is a
database there, as no SQL Server runs here; Azurite, which nothing uses, stays away.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.compose.addresses import Addresses
from tests.compose.composition import ROOT, services
from tests.compose.containers import ABSENT, Containers
from tests.compose.database import LENDER, LOAN_BOOK, Database
from tests.sandbox.stack.keys import passwords_kept_in
from tests.sandbox.stack.processes import Processes, StackError
from tests.sandbox.stack.standin import StandIn

STANDIN = "http://127.0.0.1:8200"  # as .env.example says
SECONDS = 240.0  # until a command has ended, or a server is well


class Native:
    """The stack; as a context manager it ends all that it started.

    :param home: folder for everything that containers and volumes would hold.
    :param variables: what .env holds.
    :param scale: how many containers of a service, if not one.
    """

    def __init__(self, home: Path, variables: Mapping[str, str], scale: Mapping[str, int]) -> None:
        self.home = home
        self.variables = {**variables, "XERO_API_URL": STANDIN, "XERO_IDENTITY_URL": STANDIN}
        self.processes = Processes(home / "processes.json", home / "logs")
        self._database = Database(home / "pg")
        self._addresses = Addresses(ROOT, home)
        self._containers = Containers(self._addresses, self.variables, scale)

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def api(self) -> str:
        return self._addresses.translate("http://127.0.0.1:8080", "api-server")

    @property
    def passwords(self) -> dict[str, str]:
        """Airflow's users; they are made by `admit`."""
        return passwords_kept_in(self.home / "passwords.json")

    @property
    def loan_book(self) -> str:
        return self._database.dsn(LOAN_BOOK, LENDER, "factors")

    @property
    def records(self) -> str:
        return self._database.dsn("syncio_setup", self.variables["SYNCIO_SETUP_PASSWORD"], "syncio")

    @property
    def standin(self) -> StandIn:
        standin = StandIn.announced_in(self.home / "standin.json")
        if standin is None:
            raise StackError(f"the stand-in Xero does not answer; {self.processes.tail('standin')}")
        return standin

    def admit(self, roles: Mapping[str, str]) -> None:
        """Make Airflow's users, each with its role."""
        assert self.passwords.keys() >= roles.keys()
        argv = (sys.executable, "-m", "tests.sandbox.stack.users", str(self.home / "passwords.json"))
        self._run("airflow-migrate", *argv, json.dumps(dict(roles)))

    def syncio(self, *arguments: str, given: str | None = None) -> str:
        """`docker compose run --rm setup python -m syncio ...`."""
        return self._run("setup", "python", "-m", "syncio", *arguments, given=given)

    def _run(self, service: str, *argv: str, given: str | None = None) -> str:
        environment = self._containers.environment(service)
        done = subprocess.run(  # noqa: S603  # ours
            argv, env=environment, cwd=ROOT, input=given, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        if done.returncode:
            raise StackError(f"{argv[0]} in {service} failed with exit code {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def _start(self) -> None:
        self._database.start(services(self.variables)["postgres"], self.variables, self._addresses)
        self._announce()
        for service in self._containers.in_order():
            for other, condition in service.needs.items():
                self._met(other, condition)
            for container in self._containers.of(service.name) if service.name != "standin" else ():
                self._spawn(service.name, container)
        for name, service in self._containers.services.items():
            self._met(name, "service_healthy" if service.health else "service_completed_successfully")

    def _announce(self) -> None:
        """The stand-in first: as README.md says, its log tells what belongs into .env."""
        announced = self.home / "standin.json"
        self._spawn("standin", "standin", announced)
        self.processes.wait_until(lambda: StandIn.announced_in(announced) is not None, "the stand-in", SECONDS)
        app = self.standin
        self.variables |= {"XERO_CLIENT_ID": app.client_id, "XERO_CLIENT_SECRET": app.client_secret}

    def _spawn(self, service: str, container: str, answers: Path | None = None) -> None:
        argv = self._containers.command(service, container)
        environment = self._containers.environment(service, container)
        if self._containers.services[service].health:
            self.processes.spawn(container, argv, env=environment, cwd=ROOT, answers=answers)
        else:
            self.processes.command(container, argv, env=environment, cwd=ROOT)

    def _met(self, service: str, condition: str) -> None:
        """Wait until a service meets a condition; those of the embedded server do from the start."""
        if service in ABSENT or condition == "service_started":
            return
        for container in self._containers.of(service):
            if condition == "service_healthy":
                self._well(service, container)
            elif any(entry.name == container for entry in self.processes.recorded()):  # not waited for yet
                self.processes.finish(container, SECONDS)

    def _well(self, service: str, container: str) -> None:
        test = self._containers.health(service, container)
        environment = self._containers.environment(service, container)

        def well() -> bool:
            return subprocess.run(test, env=environment, cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603

        self.processes.wait_until(well, container, SECONDS)

    def _end(self) -> None:
        self.processes.end()
        self._database.destroy()
