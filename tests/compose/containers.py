"""What a container of docker-compose.yaml would run, and in which environment, for a process of this machine."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.compose.addresses import Addresses
from tests.compose.composition import Service, services
from tests.sandbox.postgres.binaries import installed

ABSENT = ("postgres", "factors", "factors-migrate", "azurite")  # PostgreSQL and FactorS are the embedded server's
BOOKS = ("--organisations", "1", "--invoices", "40")  # small ones


class Containers:
    """The services that run as processes here.

    :param variables: what .env holds; more may become known.
    :param scale: how many containers of a service, if not one.
    """

    def __init__(self, addresses: Addresses, variables: dict[str, str], scale: Mapping[str, int]) -> None:
        self.addresses = addresses
        self.variables = variables
        self._scale = scale

    @property
    def services(self) -> dict[str, Service]:
        return {name: each for name, each in services(self.variables).items() if name not in ABSENT}

    def in_order(self) -> Iterator[Service]:
        """The services, each after those that it needs."""
        waiting, begun = self.services, {*ABSENT}
        while waiting:
            ready = [name for name, each in waiting.items() if begun >= each.needs.keys()]
            begun |= {*ready}
            yield from [waiting.pop(name) for name in ready]

    def of(self, service: str) -> tuple[str, ...]:
        """The names of a service's containers."""
        count = self._scale.get(service, 1)
        return (service,) if count == 1 else tuple(f"{service}-{no}" for no in range(1, count + 1))

    def environment(self, service: str, container: str = "") -> dict[str, str]:
        """What a container of the service has, and the way to programs: nothing of this process's."""
        folder = self.addresses.home(container or service)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = [str(Path(sys.executable).parent), str(installed()), os.environ.get("PATH", os.defpath)]
        given = self.services[service].environment.items()
        translated = {name: self.addresses.translate(value, container or service) for name, value in given}
        return translated | {"PATH": os.pathsep.join(path), "HOME": str(folder)}

    def command(self, service: str, container: str) -> list[str]:
        argv = [self.addresses.translate(part, container) for part in self.services[service].command]
        if container != service:
            argv += ["--celery-hostname", f"{container}@%h"]  # the hosts' names would tell them apart
        if service == "standin":
            argv += BOOKS
        if service == "jupyter" and os.geteuid() == 0:
            argv[-1] += " --allow-root"  # in the image nobody is root
        return argv

    def health(self, service: str, container: str) -> list[str]:
        """The argv that tells whether the container is well."""
        argv = [self.addresses.translate(part, container) for part in self.services[service].health]
        return [part.replace("celery@", f"{container}@") for part in argv] if container != service else argv
