"""The connection itself, broken on purpose: what no ASGI message can ask for."""

import socket
import struct

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tests.sandbox.xero.wire import Answer, Receive, Scope, Send, write_head

_AT_ONCE = struct.pack("ii", 1, 0)  # linger for no time: closing throws away what is unsent and sends RST


class Line(HttpToolsProtocol):
    """uvicorn's own protocol, which hands its transport to the application."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {"transport": {"transport": self.transport}}


async def broken(answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
    """Ends the connection as the answer says, and returns when it is gone."""
    transport = scope["extensions"]["transport"]["transport"]
    if answer.ends == "reset":
        opened: socket.socket = transport.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        transport.abort()
    else:
        await write_head(answer, send)
        for part in answer.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass
