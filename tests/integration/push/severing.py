"""A relay that cuts the line once: after the server has done what was asked, before the client hears."""

import socket
import threading

from tests.integration.push.relay import Relay, received


class Severing(Relay):
    """Relays to a server. The first answer to a message that holds `after` never arrives."""

    def __init__(self, host: str, port: int, after: bytes) -> None:
        super().__init__(host, port)
        self._after = after
        self.severed = 0

    def connect(self, client: socket.socket, server: socket.socket) -> None:
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
