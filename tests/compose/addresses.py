"""Where the containers' addresses and folders lie on this machine."""

import re
from pathlib import Path

from tests.sandbox.postgres.embedded import free_port

PORTS = ("5432", "6379", "8080", "8200", "8866", "8888", "8974")
FOLDERS = re.compile(r"/opt/syncio|/var/lib/syncio|/home/syncio|/tmp(?=/)|/data\b")
HOSTS = re.compile(r"\b(?:postgres|redis|api-server)(?=:\d)")


class Addresses:
    """Translates texts of docker-compose.yaml; each container has a home of its own, volumes are shared.

    :param root: the checkout, which is /opt/syncio in the image.
    """

    def __init__(self, root: Path, home: Path) -> None:
        self._home = home
        self.ports = {port: str(free_port()) for port in PORTS}
        self._numbers = re.compile(rf"\b(?:{'|'.join(PORTS)})\b")
        self._shared = {"/opt/syncio": str(root), "/var/lib/syncio": str(home / "volumes")}

    def home(self, container: str) -> Path:
        return self._home / "containers" / container

    def translate(self, text: str, container: str) -> str:
        """A text as it must be for a process of this machine that plays the container."""
        own = str(self.home(container))
        folders = self._shared | {"/home/syncio": own, "/tmp": own, "/data": own}  # noqa: S108
        text = FOLDERS.sub(lambda found: folders[found[0]], text)
        text = text.replace('"mssql", "host": "factors", "port": 1433', '"postgres", "host": "postgres", "port": 5432')
        text = HOSTS.sub("127.0.0.1", text.replace('"host": "postgres"', '"host": "127.0.0.1"'))
        text = text.replace("0.0.0.0", "127.0.0.1")  # as what a container listens on
        return self._numbers.sub(lambda found: self.ports[found[0]], text)
