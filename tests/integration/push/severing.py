"""A relay on loopback that cuts the line once: after the server has done what was asked, before the client hears."""

import socket
import threading
from types import TracebackType
from typing import Self


class Severing:
    """Relays to a server. The first answer to a message that holds `after` never arrives."""

    def __init__(self, host: str, port: int, after: bytes) -> None:
        self._target = (host, port)
        self._after = after
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.severed = 0

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
            cut = threading.Event()
            threading.Thread(target=self._ask, args=(client, server, cut), daemon=True).start()
            threading.Thread(target=self._answer, args=(server, client, cut), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket, cut: threading.Event) -> None:
        while data := received(client):
            if self._after in data and not self.severed:
                self.severed += 1
                cut.set()
            server.sendall(data)
        server.close()

    def _answer(self, server: socket.socket, client: socket.socket, cut: threading.Event) -> None:
        while (data := received(server)) and not cut.is_set():
            client.sendall(data)
        client.shutdown(socket.SHUT_RDWR)
        client.close()


def received(end: socket.socket) -> bytes:
    """What came; nothing where the other side has gone."""
    try:
        return end.recv(65536)
    except OSError:
        return b""
