"""The services of docker-compose.yaml as processes of this machine, in the order and on the conditions it states.

Taken from the file are commands, environments, health checks, start order and PostgreSQL's script. What differs from
containers: names and ports become loopback's, folders become `home`'s; PostgreSQL is the embedded one; FactorS is a
database there, as no SQL Server runs here; Azurite, which nothing uses, stays away.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.compose.addresses import Addresses
from tests.compose.composition import ROOT, Service, services
from tests.compose.database import LENDER, LOAN_BOOK, Database
from tests.sandbox.stack.keys import passwords_kept_in
from tests.sandbox.stack.processes import Processes, StackError
from tests.sandbox.stack.standin import StandIn

ABSENT = ("postgres", "factors", "factors-migrate", "azurite")  # PostgreSQL and FactorS are the embedded server's
SECONDS = 240.0  # until a command has ended, or a server is well
STANDIN = "http://127.0.0.1:8200"  # as .env.example says
BOOKS = ("--organisations", "1", "--invoices", "40")  # small ones


class Native:
    """The stack; as a context manager it ends all that it started.

    :param home: folder for everything that containers and volumes would hold.
    :param variables: what .env holds.
    :param scale: how many containers of a service, if not one.
    """

    def __init__(self, home: Path, variables: Mapping[str, str], scale: Mapping[str, int]) -> None:
        self.home = home
        self.variables = {**variables, "XERO_API_URL": STANDIN, "XERO_IDENTITY_URL": STANDIN}
        self.scale = scale
        self.processes = Processes(home / "processes.json", home / "logs")
        self.database = Database(home / "pg")
        self.addresses = Addresses(ROOT, home)

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
    def services(self) -> dict[str, Service]:
        return {name: each for name, each in services(self.variables).items() if name not in ABSENT}

    @property
    def standin(self) -> StandIn:
        standin = StandIn.announced_in(self.home / "standin.json")
        if standin is None:
            raise StackError(f"the stand-in Xero does not answer; {self.processes.tail('standin')}")
        return standin

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.addresses.ports['8080']}"

    @property
    def passwords(self) -> dict[str, str]:
        """Airflow's users; they are made by `admit`."""
        return passwords_kept_in(self.home / "passwords.json")

    @property
    def loan_book(self) -> str:
        return self.database.dsn(LOAN_BOOK, LENDER, "factors")

    @property
    def records(self) -> str:
        return self.database.dsn("syncio_setup", self.variables["SYNCIO_SETUP_PASSWORD"], "syncio")

    def admit(self, roles: Mapping[str, str]) -> None:
        """Make Airflow's users, each with its role."""
        assert self.passwords
        argv = (sys.executable, "-m", "tests.sandbox.stack.users", str(self.home / "passwords.json"))
        self.run("airflow-migrate", *argv, json.dumps(dict(roles)))

    def syncio(self, *arguments: str, given: str | None = None) -> str:
        return self.run("setup", "python", "-m", "syncio", *arguments, given=given)

    def containers(self, service: str) -> tuple[str, ...]:
        count = self.scale.get(service, 1)
        return (service,) if count == 1 else tuple(f"{service}-{no}" for no in range(1, count + 1))

    def environment(self, service: str, container: str = "") -> dict[str, str]:
        """What a container of the service has, and the way to programs: nothing of this process's."""
        folder = self.addresses.home(container or service)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = [Path(sys.executable).parent, self.database.programs, *os.environ.get("PATH", os.defpath).split(":")]
        given = self.services[service].environment.items()
        return {name: self.addresses.translate(value, container or service) for name, value in given} | {
            "PATH": ":".join(map(str, path)),
            "HOME": str(folder),
        }

    def run(self, service: str, *argv: str, given: str | None = None) -> str:
        """`docker compose run --rm SERVICE ...`: what the command prints.

        :raises StackError: with the command's own words, where it fails.
        """
        done = subprocess.run(  # noqa: S603  # the services' own
            argv, env=self.environment(service), cwd=ROOT, input=given, capture_output=True, text=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise StackError(f"{argv[0]} in {service} failed with exit code {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def _start(self) -> None:
        self.database.start(services(self.variables)["postgres"], self.variables, self.addresses)
        self._spawn("standin", "standin")
        announced = self.home / "standin.json"
        self.processes.wait_until(lambda: StandIn.announced_in(announced) is not None, "the stand-in", SECONDS)
        app = self.standin  # as README.md says: its log tells what belongs into .env
        self.variables |= {"XERO_CLIENT_ID": app.client_id, "XERO_CLIENT_SECRET": app.client_secret}
        for service in self._in_order():
            for other, condition in service.needs.items():
                self._met(other, condition)
            for container in self.containers(service.name) if service.name != "standin" else ():
                self._spawn(service.name, container)
        for name in self.services:
            self._met(name, "service_healthy" if self.services[name].health else "service_completed_successfully")

    def _in_order(self) -> Iterator[Service]:
        waiting, begun = dict(self.services), {*ABSENT}
        while waiting:
            ready = [name for name, each in waiting.items() if begun >= each.needs.keys()]
            begun |= {*ready}
            yield from (waiting.pop(name) for name in ready)

    def _spawn(self, service: str, container: str) -> None:
        argv = [self.addresses.translate(part, container) for part in self.services[service].command]
        argv += (
            ["--celery-hostname", f"{container}@%h"] if container != service else []
        )  # on one machine they share one
        argv += BOOKS if service == "standin" else []
        argv[-1] += " --allow-root" if service == "jupyter" and os.geteuid() == 0 else ""  # in the image nobody is root
        answers = self.home / "standin.json" if service == "standin" else None
        start = self.processes.spawn if self.services[service].health else self.processes.command
        options = {"answers": answers} if answers else {}
        start(container, argv, env=self.environment(service, container), cwd=ROOT, **options)

    def _met(self, service: str, condition: str) -> None:
        """Wait until a service meets a condition; those of the embedded server do from the start."""
        if service in ABSENT or condition == "service_started":
            return
        for container in self.containers(service):
            if condition == "service_healthy":
                self._well(service, container)
            elif any(entry.name == container for entry in self.processes.recorded()):
                self.processes.finish(container, SECONDS)

    def _well(self, service: str, container: str) -> None:
        test = [self.addresses.translate(part, container) for part in self.services[service].health]
        test = [part.replace("celery@", f"{container}@") for part in test] if container != service else test
        environment, end = self.environment(service, container), time.monotonic() + SECONDS
        while subprocess.run(test, env=environment, cwd=ROOT, capture_output=True, check=False).returncode:  # noqa: S603
            self.processes.check()
            if time.monotonic() > end:
                raise StackError(f"{container} was not well after {SECONDS:.0f} s; {self.processes.tail(container)}")
            time.sleep(0.5)

    def _end(self) -> None:
        self.processes.end()
        self.database.destroy()
