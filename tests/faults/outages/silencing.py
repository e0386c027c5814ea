"""A relay that falls silent: it goes on to take what is sent, and passes nothing on in either direction."""

import socket
import threading
from contextlib import suppress

from tests.integration.push.relay import Relay, received


class Silencing(Relay):
    """Relays to a server until a message holds `from_`; an empty one is held by the first."""

    def __init__(self, host: str, port: int, from_: bytes) -> None:
        super().__init__(host, port)
        self._from = from_
        self.silent = threading.Event()

    def connect(self, client: socket.socket, server: socket.socket) -> None:
        for one, other in ((client, server), (server, client)):
            threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        while data := received(one):
            if self._from in data:
                self.silent.set()
            if not self.silent.is_set():
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):  # the other direction may have ended it
                end.shutdown(socket.SHUT_RDWR)
            end.close()
