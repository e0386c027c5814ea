"""A relay on loopback, between a client and a server: what it does to the line is its subclasses' affair."""

import socket
import threading
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Relay(ABC):
    """Listens on `port` until the end, and connects each client with the server."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

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
            self.connect(client, socket.create_connection(self._target))

    @abstractmethod
    def connect(self, client: socket.socket, server: socket.socket) -> None:
        """Begin to relay between both, in threads."""


def received(end: socket.socket) -> bytes:
    """What came; nothing where the other side has gone."""
    try:
        return end.recv(65536)
    except OSError:
        return b""
