"""A relay on loopback that falls silent: it goes on to take what is sent, and passes nothing on in either direction."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from tests.integration.push.severing import received


class Silencing:
    """Relays to a server until a message holds `from_`; an empty one is held by the first."""

    def __init__(self, host: str, port: int, from_: bytes) -> None:
        self._target = (host, port)
        self._from = from_
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.silent = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
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
